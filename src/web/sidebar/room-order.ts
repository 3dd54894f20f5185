// The order of the rooms in the sidebar, which the keys walk along, and the way from one to the next. Pure.
import type { RecentRoom } from '../parse-recent-rooms.ts';

export interface Walk {
  /** Null outside of rooms. */
  readonly from: string | null;
  readonly step: 'up' | 'down';
  readonly isWanted?: (room: RecentRoom) => boolean;
}

/** What is new comes first, what was there before keeps its place. */
export function steadyOrder(before: readonly string[], rooms: readonly RecentRoom[]): readonly RecentRoom[] {
  const place = (room: RecentRoom) => before.indexOf(room.id);
  return rooms.toSorted((a, b) => place(a) - place(b));
}

/** The next room in one direction that is wanted; null at the ends of the list. From outside of it, the first. */
export function roomBeside(
  rooms: readonly RecentRoom[],
  { from, step, isWanted = () => true }: Walk,
): RecentRoom | null {
  const here = rooms.findIndex(({ id }) => id === from);
  const ahead = step === 'down' ? rooms.slice(here + 1) : rooms.slice(0, Math.max(here, 0)).toReversed();
  return ahead.find(isWanted) ?? null;
}
