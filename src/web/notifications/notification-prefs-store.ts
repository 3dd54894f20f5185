// The choices about notifications as one signal, kept on this device and the same in all tabs.
import { computed, signal } from '@preact/signals';
import { readLocal, watchLocal, writeLocal } from '../local-storage.ts';
import { type NotificationPrefs, parsePrefs } from './notification-prefs.ts';

const KEY = 'notifications';
const current = signal(parsePrefs(readLocal(KEY)));

export const notificationPrefs = computed(() => current.value);

export function changePrefs(change: (prefs: NotificationPrefs) => NotificationPrefs): void {
  current.value = change(current.peek());
  writeLocal(KEY, JSON.stringify(current.value));
}

watchLocal(KEY, () => {
  current.value = parsePrefs(readLocal(KEY));
});
