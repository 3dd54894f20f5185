// A webhook as the room keeps it.
import type { Hears, HookFacts, HookState } from '../../protocol/hooks/hook-wish.ts';
import type { EventId, MemberId, Seq } from '../../protocol/ids.ts';

interface Common {
  /** At least 96 random bits, in the characters of an event's id. */
  readonly id: EventId;
  /** What its messages are signed with, unless they name a sender of their own. */
  readonly name: string;
  /** Who may revoke it. */
  readonly maker: MemberId;
  /** Milliseconds since 1970. */
  readonly madeAt: number;
  readonly usedAt: number | null;
}

/** Whoever has its token posts as a bot. */
export interface IncomingHook extends Common {
  readonly kind: 'incoming';
  /** SHA-256 of the token, which is known to nobody here. */
  readonly tokenHash: string;
}

/** Tells an address what people say. */
export interface OutgoingHook extends Common {
  readonly kind: 'outgoing';
  readonly url: string;
  /** It signs, so it cannot be kept as a hash. */
  readonly secret: string;
  readonly hears: Hears;
  readonly state: HookState;
  /** The last event that needs no delivery any more: the queue is the log behind it. */
  readonly cursor: Seq;
  /** Failed attempts in a row, and when the next may be made. */
  readonly failures: number;
  readonly tryAt: number;
}

export type Hook = IncomingHook | OutgoingHook;

/** What stays of a hook for a while: the request that made it makes no other. */
export interface RemovedHook extends Pick<Common, 'id' | 'madeAt'> {
  readonly kind: 'removed';
  readonly removedAt: number;
}

/** What the room keeps on its shelf. */
export type KeptHook = Hook | RemovedHook;

/** A hook as this member may see it. */
export function factsOf(hook: Hook, reader: MemberId): HookFacts {
  const { id, name, maker, madeAt, usedAt } = hook;
  const about = { id, name, maker, madeAt, lastUsedAt: usedAt };
  if (hook.kind === 'incoming') return { kind: 'incoming', ...about };
  const { hears, state, url } = hook;
  return { kind: 'outgoing', ...about, hears, state, ...(reader === maker && { url }) };
}
