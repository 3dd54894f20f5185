// How far each room is read, kept on this device and shared by its tabs: one key a room, so that tabs of different rooms
// do not overwrite each other.
import { readLocal, removeLocal, writeLocal } from '../local-storage.ts';
import { recentRooms } from '../recent-rooms.ts';
import { parseRecord, type RoomRecord } from './read-position.ts';

/** As local-storage.ts spells it. */
const PREFIX = 'ajar:read:';

/** `room` is null when any may have changed. */
type Listener = (room: string | null) => void;

const listeners = new Set<Listener>();

export function readRecord(room: string): RoomRecord | null {
  return parseRecord(readLocal(`read:${room}`));
}

export function writeRecord(room: string, record: RoomRecord): void {
  writeLocal(`read:${room}`, JSON.stringify(record));
  tell(room);
}

/** Calls back after this tab or another changed a record. */
export function watchRecords(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Rooms that left the list take their records with them. */
export function dropStrangers(): void {
  const known = new Set(recentRooms.peek().map(({ id }) => id));
  for (const room of storedRooms()) if (!known.has(room)) removeLocal(`read:${room}`);
}

function storedRooms(): string[] {
  try {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
    return keys.map((key) => key.slice(PREFIX.length));
  } catch {
    return [];
  }
}

function tell(room: string | null): void {
  for (const listener of listeners) listener(room);
}

addEventListener('storage', ({ key }) => {
  if (key === null) tell(null);
  else if (key.startsWith(PREFIX)) tell(key.slice(PREFIX.length));
});
// A page that comes back from the cache heard nothing meanwhile.
addEventListener('pageshow', ({ persisted }) => {
  if (persisted) tell(null);
});
