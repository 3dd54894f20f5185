// The rooms this device has opened, as a signal, kept here only and the same in all tabs.
import { computed, signal } from '@preact/signals';
import { readLocal, watchLocal, writeLocal } from './local-storage.ts';
import { parseRecentRooms, type RecentRoom, withChange, without, withVisited } from './parse-recent-rooms.ts';

const KEY = 'rooms';
const current = signal(parseRecentRooms(readLocal(KEY)));

export const recentRooms = computed(() => current.value);

export function rememberVisit(id: string): void {
  keep(withVisited(current.peek(), id));
}

export function rememberTitle(id: string, title: string): void {
  const known = current.peek().find((room) => room.id === id);
  if (known === undefined || known.title === title) return;
  keep(withChange(current.peek(), id, { title }));
}

export function renameRoom(id: string, alias: string): void {
  keep(withChange(current.peek(), id, { alias }));
}

export function removeRoom(id: string): void {
  keep(without(current.peek(), id));
}

function keep(rooms: readonly RecentRoom[]): void {
  current.value = rooms;
  writeLocal(KEY, JSON.stringify(rooms));
}

watchLocal(KEY, () => {
  current.value = parseRecentRooms(readLocal(KEY));
});
