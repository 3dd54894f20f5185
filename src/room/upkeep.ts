// Whom time alone sends away: ghosts, sockets that never said hello, readers too slow.
import type { CloseReason } from '../protocol/close-codes.ts';
import { GHOST_AFTER_MS, HELLO_DEADLINE_MS, SLOW_READER_MS } from '../protocol/limits.ts';
import { unreachable } from '../protocol/result.ts';
import type { Seat } from './seat.ts';

const MIN_CHECK_MS = 60_000;
const MAX_CHECK_MS = 30 * 60_000;

/** Why this seat has to go by now, if it has to. */
export function overdue(seat: Seat, now: number): CloseReason | null {
  const { session } = seat;
  switch (session.state) {
    case 'greeted':
    case 'proving':
      return now - session.since >= HELLO_DEADLINE_MS ? 'helloTimeout' : null;
    case 'plain':
      return null;
    case 'joined':
      if (session.flow.at === 'behind' && now - session.flow.since >= SLOW_READER_MS) return 'tooSlow';
      return session.heartbeat && isSilent(seat, now) ? 'ghost' : null;
    default:
      return unreachable(session);
  }
}

/** The platform is asked last: most seats were heard lately. */
function isSilent({ session, heardAt, peer }: Seat, now: number): boolean {
  return now - Math.max(session.since, heardAt) >= GHOST_AFTER_MS && now - peer.heartbeatAt() >= GHOST_AFTER_MS;
}

/**
 * When to look for ghosts next; null if nobody declared a heartbeat. The pause grows from 1 to 30 minutes with
 * the time since the newest join, so that it needs no memory and a room that sleeps is seldom woken.
 */
export function nextGhostCheckAt(seats: Iterable<Seat>, now: number): number | null {
  let newest: number | null = null;
  for (const { session } of seats) {
    if (session.state === 'joined' && session.heartbeat) newest = Math.max(newest ?? 0, session.since);
  }
  return newest === null ? null : now + Math.min(MAX_CHECK_MS, Math.max(MIN_CHECK_MS, now - newest));
}
