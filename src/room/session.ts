// One connection's life as a union: each state carries only what that state has. The socket keeps it, so a
// room that wakes from hibernation rebuilds everything from here and the store.
import type { MemberId } from '../protocol/ids.ts';
import type { Mark, PresenceState } from '../protocol/members.ts';
import type { WakeTally } from './wake-tally.ts';

export interface Arrived {
  /** When the socket was accepted, ms. */
  readonly since: number;
  /** A daily keyed hash of the address; empty if unknown. */
  readonly address: string;
}

/** Was sent a challenge and has not answered. */
export interface Greeted extends Arrived {
  readonly state: 'greeted';
  readonly nonce: string;
  readonly host: string;
}

/** Used its nonce; its proof is being checked. */
export interface Proving extends Arrived {
  readonly state: 'proving';
}

interface Person extends Arrived {
  readonly member: MemberId;
  /** The name to take if the room has not met this member. */
  readonly name: string;
  readonly marks: readonly Mark[];
  /** The room's, on one session at a time: it outlives the memory with it (`wakefulness.ts`). */
  readonly tally?: WakeTally;
}

/** `live`: gets events as they happen. `backlog`: pulls until it reaches the head. `behind`: reads too slowly. */
export type Flow =
  | { readonly at: 'live' }
  | { readonly at: 'backlog' }
  | { readonly at: 'behind'; readonly since: number };

/** Speaks `ajar.v1`. */
export interface Joined extends Person {
  readonly state: 'joined';
  readonly engine: string;
  readonly attempt: number;
  readonly heartbeat: boolean;
  readonly presence: PresenceState;
  readonly flow: Flow;
}

/** Speaks plain text. */
export interface Plain extends Person {
  readonly state: 'plain';
}

export type Session = Greeted | Proving | Joined | Plain;
export type Member = Joined | Plain;

export function isMember(session: Session): session is Member {
  return session.state === 'joined' || session.state === 'plain';
}
