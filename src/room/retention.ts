// How long events live: by count and by age. What has expired is never served; deleting it comes later, in ranges.
import type { Seq } from '../protocol/ids.ts';
import type { LogFacts, RoomLimits, Store } from './ports.ts';

const DAY_MS = 86_400_000;
/** Rows deleted in one turn of maintenance, so that no turn blocks the room for long. */
export const PRUNE_ROWS = 10_000;
/** Pruning waits for this many expired events, or this share of the kept ones: rows cost to delete, not to wait. */
const SLACK_EVENTS = 1_000;
const SLACK_SHARE = 0.1;
/** …but expired by age for longer than this, events leave the disk however few they are. */
const SLACK_MS = 6 * 3_600_000;

interface FloorQuestion {
  readonly facts: LogFacts;
  /** Time of the event at `facts.floor`; −1 if unknown. */
  readonly floorAt: number;
  readonly now: number;
  readonly limits: RoomLimits;
  readonly store: Store;
}

/** The oldest seq that may be served, and when that event was written. Reads nothing while nothing expires. */
export function servedFloor({ facts, floorAt, now, limits, store }: FloorQuestion): { floor: Seq; floorAt: number } {
  const byCount = limits.historyEvents === 0 ? 1 : facts.head - limits.historyEvents + 1;
  const floor = Math.max(facts.floor, byCount);
  if (limits.historyDays === 0) return { floor, floorAt };
  const oldest = now - limits.historyDays * DAY_MS;
  if (floor === facts.floor && floorAt >= oldest) return { floor, floorAt };
  const first = store.firstSince(oldest, floor);
  const at = store.after(first - 1, { events: 1, bytes: 0 })[0]?.at ?? -1;
  return { floor: first, floorAt: at };
}

/** When the alarm should prune next, given what is stored from `storedFloor` on; null if nothing will expire. */
export function nextPruneAt(input: {
  readonly storedFloor: Seq;
  readonly storedFloorAt: number;
  readonly head: Seq;
  readonly now: number;
  readonly limits: RoomLimits;
}): number | null {
  const { storedFloor, storedFloorAt, head, now, limits } = input;
  if (head < storedFloor) return null;
  const slack = Math.max(SLACK_EVENTS, limits.historyEvents * SLACK_SHARE);
  if (limits.historyEvents > 0 && head - storedFloor + 1 >= limits.historyEvents + slack) return now;
  if (limits.historyDays === 0) return null;
  return Math.max(now, storedFloorAt + limits.historyDays * DAY_MS + SLACK_MS);
}
