// What the Worker may call on a room about its webhooks. Plain data: it crosses from one isolate to another.
import type { HookFacts, HookWish } from '../../protocol/hooks/hook-wish.ts';
import type { EventId, MemberId, Seq } from '../../protocol/ids.ts';
import type { Result } from '../../protocol/result.ts';
import type { BotOutcome } from '../../room/hooks/bot-posts.ts';
import type { HookError } from '../../room/hooks/hook-desk.ts';
import type { Read } from '../room-calls.ts';

export interface HookWishCall {
  readonly address: string;
  readonly maker: MemberId;
  readonly wish: HookWish;
  /** The same for a request that comes twice. */
  readonly key: string;
}

/** A hook with what is told once: the token of an incoming one, the signing key of an outgoing one. */
export interface NewHookAnswer {
  readonly hook: HookFacts;
  readonly secret: string;
}

export interface HookPostCall {
  /** Empty if unknown. */
  readonly address: string;
  readonly tokenHash: string;
  readonly texts: readonly string[];
  readonly username: string;
  readonly icon: string;
  readonly reply: Seq | null;
}

export type HookPostAnswer = BotOutcome | { readonly kind: 'unknown' };

export interface HookCalls {
  listHooks(address: string, reader: MemberId): Promise<Read<HookFacts[]>>;
  makeHook(call: HookWishCall): Promise<Read<Result<NewHookAnswer, HookError>>>;
  revokeHook(address: string, id: EventId, by: MemberId): Promise<Read<Result<null, HookError>>>;
  postByHook(call: HookPostCall): Promise<HookPostAnswer>;
}
