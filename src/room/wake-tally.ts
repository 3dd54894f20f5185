// How often a room woke and how long it was awake, as numbers that one life of its memory hands to the next.

/** A room sleeps after so long without anything to do; until then it is awake. */
const AWAKE_AFTER_MS = 10_000;

export interface WakeTally {
  /** When counting began, ms. */
  readonly since: number;
  readonly wakes: number;
  /** Time awake from `since` until `activeAt`, ms. */
  readonly awakeMs: number;
  /** When the room last had something to do, ms. */
  readonly activeAt: number;
}

/** The room woke: its memory is new. What it knows of the lives before is in `before`, if anything is. */
export function woken(before: WakeTally | null, now: number): WakeTally {
  if (before === null) return { since: now, wakes: 1, awakeMs: 0, activeAt: now };
  const tail = Math.min(passed(before.activeAt, now), AWAKE_AFTER_MS);
  return { ...before, wakes: before.wakes + 1, awakeMs: before.awakeMs + tail, activeAt: now };
}

/** The room still has its memory, so it has not slept, however long nothing came. */
export function busyAt(tally: WakeTally, now: number): WakeTally {
  return { ...tally, awakeMs: tally.awakeMs + passed(tally.activeAt, now), activeAt: now };
}

/** The one that knows more. */
export function newer(one: WakeTally | null, other: WakeTally | null): WakeTally | null {
  if (one === null || other === null) return one ?? other;
  return other.wakes > one.wakes || (other.wakes === one.wakes && other.awakeMs > one.awakeMs) ? other : one;
}

/** 0 to 1, to four digits: nobody can know more. */
export function asleepShare({ since, awakeMs, activeAt }: WakeTally): number {
  const counted = passed(since, activeAt);
  return counted === 0 ? 0 : Math.max(0, Math.round((1 - awakeMs / counted) * 10_000) / 10_000);
}

/** A clock that was set back shows no time. */
function passed(from: number, to: number): number {
  return Math.max(0, to - from);
}
