// Frames a client sends: imperatives.
import * as v from 'valibot';
import { EngineKey, Epoch, EventId, PublicKey, Seq, Signature } from './ids.ts';
import { MAX_POSTS_PER_FRAME } from './limits.ts';
import { PresenceState } from './members.ts';

/** The last event a client has, named twice, so that a log that went another way is noticed. */
export const Cursor = v.object({ epoch: Epoch, seq: Seq, id: v.string() });
export type Cursor = v.InferOutput<typeof Cursor>;

const Count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const Engine = { engine: EngineKey, attempt: Count, since: v.optional(Cursor), heartbeat: v.optional(v.boolean()) };

/** Answers `challenge`. `name` names a member the room has never met; later names are events. */
export const Hello = v.object({
  type: v.literal('hello'),
  key: PublicKey,
  signature: Signature,
  name: v.string(),
  ...Engine,
});
/** Joins an open room without a key: no badge, no name of one's own elsewhere. */
export const GuestHello = v.object({ type: v.literal('guest'), name: v.string(), ...Engine });

/** `base` is the head the client knew when the person pressed Enter, `epoch` that log's life. */
export const PostItem = v.object({
  id: EventId,
  epoch: Epoch,
  base: Seq,
  kind: v.string(),
  target: v.optional(Seq),
  body: v.unknown(),
});
export type PostItem = v.InferOutput<typeof PostItem>;

export const Post = v.object({
  type: v.literal('post'),
  posts: v.pipe(v.array(PostItem), v.minLength(1), v.maxLength(MAX_POSTS_PER_FRAME)),
});
/** Asks for what follows `after`: the next catch-up turn, or the way back to live events. */
export const Pull = v.object({ type: v.literal('pull'), after: Seq });
/** Asks for a page before or after a seq, or for the latest. `ref` comes back with the answer. */
export const AskPage = v.object({
  type: v.literal('page'),
  ref: Count,
  before: v.optional(Seq),
  after: v.optional(Seq),
  limit: v.optional(Count),
});
/** Asks which messages say this; `before` asks for older ones than the last answer's `next`. */
export const AskSearch = v.object({
  type: v.literal('search'),
  ref: Count,
  query: v.string(),
  before: v.optional(Seq),
  limit: v.optional(Count),
});
/** Proves that everything up to `seq` was read. */
export const Sync = v.object({ type: v.literal('sync'), seq: Seq });
export const Typing = v.object({ type: v.literal('typing'), on: v.boolean() });
export const Presence = v.object({ type: v.literal('presence'), state: PresenceState });

export const Up = v.variant('type', [Hello, GuestHello, Post, Pull, AskPage, AskSearch, Sync, Typing, Presence]);

export type Hello = v.InferOutput<typeof Hello>;
export type GuestHello = v.InferOutput<typeof GuestHello>;
export type Post = v.InferOutput<typeof Post>;
export type Pull = v.InferOutput<typeof Pull>;
export type AskPage = v.InferOutput<typeof AskPage>;
export type AskSearch = v.InferOutput<typeof AskSearch>;
export type Up = v.InferOutput<typeof Up>;
