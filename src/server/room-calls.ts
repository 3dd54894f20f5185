// What the Worker may call on a room beside opening sockets, and what it says there. All of it crosses from one
// isolate to another: plain data, and events as JSON that is passed on as it is.
import type { ExportFormat } from '../protocol/export.ts';
import type { MemberId, Seq } from '../protocol/ids.ts';
import type { RoomStats } from '../protocol/room-stats.ts';
import type { FollowPlace, Recent } from '../room/answers.ts';
import type { CallOutcome } from '../room/callers.ts';
import type { ExportPlace, ExportTurn } from '../room/export-turn.ts';
import type { PageAsk } from '../room/pages.ts';
import type { SearchWish } from '../room/search-call.ts';

/** Who calls: a member whose key or token was proven, or a guest. `name` is null where none was given. */
export type CallerClaim =
  | { readonly kind: 'member'; readonly member: MemberId; readonly name: string | null }
  /** Whoever has the token of an incoming hook. */
  | { readonly kind: 'bot'; readonly tokenHash: string; readonly name: string | null }
  | { readonly kind: 'guest'; readonly name: string | null };

export interface PostCall {
  readonly caller: CallerClaim;
  /** Empty if unknown. */
  readonly address: string;
  readonly kind: string;
  readonly target?: Seq | undefined;
  /** JSON. */
  readonly body: string;
  /** What the caller repeats when it is not sure whether it was heard; null if it will not. */
  readonly idempotencyKey: string | null;
}

export interface SearchCall extends SearchWish {
  readonly caller: CallerClaim;
  readonly address: string;
}

export interface SearchFailure {
  readonly kind: 'failed';
  readonly code: 'searchEmpty' | 'searchTooLong' | 'searchFailed' | 'badToken';
}

/** What a stream opens a socket with, at `FOLLOW_PATH`. */
export interface FollowCall {
  readonly name: string | null;
  readonly address: string;
  /** Null: from now on. */
  readonly place: FollowPlace | null;
}

/** No request from outside reaches the object under this path. */
export const FOLLOW_PATH = '/follow';
/** Carries the `FollowCall`, as JSON in percent-encoding. */
export const FOLLOW_HEADER = 'Ajar-Follow';

/** What is read, or that the address has to wait. */
export type Read<T> =
  | { readonly kind: 'answered'; readonly value: T }
  | { readonly kind: 'refused'; readonly code: 'tooFast'; readonly delayMs: number };

export interface ExportCall {
  readonly address: string;
  readonly format: ExportFormat;
  /** Null for the first turn. */
  readonly place: ExportPlace | null;
}

export interface RoomCalls {
  post(call: PostCall): Promise<CallOutcome>;
  /** JSON. */
  about(address: string): Promise<Read<string>>;
  /** JSON. */
  members(address: string): Promise<Read<string>>;
  /** JSON. */
  page(address: string, of: 'events' | 'messages', ask: PageAsk): Promise<Read<string>>;
  /** JSON; null if there is no such message. */
  message(address: string, seq: Seq): Promise<Read<string | null>>;
  search(call: SearchCall): Promise<Read<string> | SearchFailure>;
  recent(address: string, count: number): Promise<Read<Recent>>;
  stats(address: string): Promise<Read<RoomStats>>;
  exportTurn(call: ExportCall): Promise<Read<ExportTurn>>;
}
