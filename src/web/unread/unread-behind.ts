// What is unread behind a read position, for the line above it. Pure.
import type { Timeline } from '../../client/state.ts';
import type { Seq } from '../../protocol/ids.ts';
import type { Unread } from './divider.ts';
import { type KnownUnread, MOST_KNOWN } from './known-unread.ts';

type Known = Pick<KnownUnread, 'first' | 'count'>;

/** What lies between the position and the loaded log can only be guessed at. */
export function unreadBehind(read: Seq, { events, atBeginning, floor }: Timeline, known: Known): Unread | null {
  const next = read + 1;
  const { first, count } = known;
  const hasGap = !atBeginning && (events[0]?.seq ?? next) > next;
  if (hasGap) return { first: Math.max(next, floor), at: null, count, isPartial: true };
  return first && { first: first.seq, at: first.at, count, isPartial: count >= MOST_KNOWN };
}
