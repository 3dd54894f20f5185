// The list of rooms this device has opened: newest first, bounded, each once. Pure.
import * as v from 'valibot';
import { parseRoomId } from '../protocol/room-id.ts';

const RecentRoom = v.object({
  /** As rooms are spelled, so that a path can be made of it. */
  id: v.pipe(v.string(), v.check(isRoomId)),
  title: v.fallback(v.string(), ''),
  /** The person's own name for it; empty without one. */
  alias: v.fallback(v.string(), ''),
});

export type RecentRoom = v.InferOutput<typeof RecentRoom>;

function isRoomId(id: string): boolean {
  const parsed = parseRoomId(id);
  return parsed.ok && parsed.value === id;
}

/** More than anyone scans; older ones fall off. */
const MAX_ROOMS = 30;

/** Entries that cannot be read are left out, the others kept. */
export function parseRecentRooms(stored: string | null): readonly RecentRoom[] {
  const entries = readArray(stored);
  return entries.flatMap((entry) => {
    const room = v.safeParse(RecentRoom, entry);
    return room.success ? [room.output] : [];
  });
}

function readArray(stored: string | null): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(stored ?? '[]');
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

/** The room comes first and keeps its alias. */
export function withVisited(rooms: readonly RecentRoom[], id: string): readonly RecentRoom[] {
  const known = rooms.find((room) => room.id === id) ?? { id, title: '', alias: '' };
  return [known, ...without(rooms, id)].slice(0, MAX_ROOMS);
}

export function withChange(
  rooms: readonly RecentRoom[],
  id: string,
  change: Partial<Omit<RecentRoom, 'id'>>,
): readonly RecentRoom[] {
  return rooms.map((room) => (room.id === id ? { ...room, ...change } : room));
}

export function without(rooms: readonly RecentRoom[], id: string): readonly RecentRoom[] {
  return rooms.filter((room) => room.id !== id);
}
