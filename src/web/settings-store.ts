// The person's settings as one signal, kept on this device and the same in all tabs.
import { computed, signal } from '@preact/signals';
import { readLocal, watchLocal, writeLocal } from './local-storage.ts';
import { parseSettings, type Settings } from './parse-settings.ts';

const KEY = 'settings';
const current = signal<Settings>(parseSettings(readLocal(KEY)));

export const settings = computed(() => current.value);

export function changeSettings(change: Partial<Settings>): void {
  current.value = { ...current.value, ...change };
  writeLocal(KEY, JSON.stringify(current.value));
}

watchLocal(KEY, () => {
  current.value = parseSettings(readLocal(KEY));
});
