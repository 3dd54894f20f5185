// What to say about the connection, and when: nothing for short breaks, nothing twice. Pure, so that time is testable.
import type { ConnectionState } from '../client/state.ts';
import { CLOSE } from '../protocol/close-codes.ts';

/** Shorter breaks heal before anyone has read a word. */
const QUIET_MS = 3_000;
const BACK_SHOWN_MS = 2_000;

export interface ConnectionTrack {
  /** Joined at least once since the room was opened. */
  readonly hasJoined: boolean;
  /** When the connection was lost, or first asked for; null while joined. */
  readonly lostAt: number | null;
  /** When it came back after a break that was worth a word. */
  readonly backAt: number | null;
}

export type Notice = 'connecting' | 'reconnecting' | 'offline' | 'busy' | 'back';

export function startTrack(now: number): ConnectionTrack {
  return { hasJoined: false, lostAt: now, backAt: null };
}

export function followConnection(track: ConnectionTrack, connection: ConnectionState, now: number): ConnectionTrack {
  if (connection.status !== 'joined') return track.lostAt === null ? { ...track, lostAt: now } : track;
  if (track.lostAt === null) return track;
  const wasTold = track.hasJoined && now - track.lostAt >= QUIET_MS;
  return { hasJoined: true, lostAt: null, backAt: wasTold ? now : null };
}

export interface Moment {
  readonly now: number;
  readonly online: boolean;
  /** Code of the last socket that closed; 0 before one did. */
  readonly lastClose: number;
}

export function noticeAt(track: ConnectionTrack, { now, online, lastClose }: Moment): Notice | null {
  if (!online) return 'offline';
  if (track.lostAt === null) return track.backAt !== null && now - track.backAt < BACK_SHOWN_MS ? 'back' : null;
  if (now - track.lostAt < QUIET_MS) return null;
  if (lastClose === CLOSE.busyAddress) return 'busy';
  return track.hasJoined ? 'reconnecting' : 'connecting';
}

/** Ms until the notice may change by time alone; null when only an event can change it. */
export function changesIn(track: ConnectionTrack, now: number): number | null {
  const at = track.lostAt === null ? backEnds(track) : track.lostAt + QUIET_MS;
  return at === null || at <= now ? null : at - now;
}

function backEnds({ backAt }: ConnectionTrack): number | null {
  return backAt === null ? null : backAt + BACK_SHOWN_MS;
}
