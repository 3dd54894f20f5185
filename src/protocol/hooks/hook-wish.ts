// Webhooks of a room as programs ask for them and are told of them over HTTP.
import * as v from 'valibot';
import { MemberId } from '../ids.ts';

export const MAX_HOOKS_PER_ROOM = 10;
/** Nobody holds the places of all others. */
export const MAX_HOOKS_PER_MAKER = 3;
/** A text too long for one message is cut at line ends into this many at most. */
export const MAX_HOOK_MESSAGES = 5;
/** Characters of an outgoing hook's address. */
const MAX_HOOK_URL = 2_000;

/** What an outgoing hook is told of: everything that people say, or messages that call it by name. */
export const Hears = v.picklist(['all', 'mentions']);
export type Hears = v.InferOutput<typeof Hears>;

export const IncomingWish = v.object({ kind: v.literal('incoming'), name: v.string() });
export const OutgoingWish = v.object({
  kind: v.literal('outgoing'),
  name: v.string(),
  url: v.pipe(v.string(), v.maxLength(MAX_HOOK_URL)),
  hears: v.optional(Hears, 'all'),
});
/** What a hook is to be. */
export const HookWish = v.variant('kind', [IncomingWish, OutgoingWish]);
export type HookWish = v.InferOutput<typeof HookWish>;

const About = {
  id: v.string(),
  name: v.string(),
  maker: MemberId,
  madeAt: v.number(),
  /** To the hour for incoming ones; null: never. */
  lastUsedAt: v.nullable(v.number()),
};

/** `gone`: its address answered 410. `gaveUp`: nobody answered for about a day. */
export const HookState = v.picklist(['on', 'gone', 'gaveUp']);
export type HookState = v.InferOutput<typeof HookState>;

/** A hook as everyone may see it. Only its maker is told where an outgoing one leads. */
export const HookFacts = v.variant('kind', [
  v.object({ kind: v.literal('incoming'), ...About }),
  v.object({ kind: v.literal('outgoing'), ...About, hears: Hears, state: HookState, url: v.optional(v.string()) }),
]);
export type HookFacts = v.InferOutput<typeof HookFacts>;

/** The answer to a wish, and the only one with what is secret: where to post, or what to check signatures with. */
export const HookMade = v.object({ hook: HookFacts, url: v.optional(v.string()), secret: v.optional(v.string()) });
export type HookMade = v.InferOutput<typeof HookMade>;

export const HookList = v.object({ hooks: v.array(HookFacts) });
export type HookList = v.InferOutput<typeof HookList>;

export function hooksPath(room: string): string {
  return `/api/v1/rooms/${encodeURIComponent(room)}/hooks`;
}
