// What bots say: posts of hooks. A bot is a member without a key, marked as what it is.
import type { EventId, MemberId, Seq } from '../../protocol/ids.ts';
import { composed } from '../draft.ts';
import { namedJson } from '../named-event.ts';
import type { Parts } from '../parts.ts';
import type { Outcome } from '../posting.ts';
import type { Hook } from './hook.ts';
import type { KnownHooks } from './known-hooks.ts';

/** One more row an hour at most. */
const NOTE_USE_EVERY_MS = 3_600_000;

/** One for each hook and each name that it posts under: old messages keep the name they came with. */
export interface Bot {
  readonly member: MemberId;
  readonly name: string;
}

/** What one call of a hook says. */
export interface BotPost {
  /** In this order; more than one where a text was cut. */
  readonly texts: readonly string[];
  /** What the first of them answers. */
  readonly reply: Seq | null;
  /** With one, a text that was stored is not stored again. Only for a single text that answers nothing. */
  readonly id: EventId | null;
}

export type BotOutcome =
  /** Events as JSON, with their author's name. */
  | { readonly kind: 'stored'; readonly events: readonly string[] }
  /** `code` is one of `REFUSALS`. */
  | { readonly kind: 'refused'; readonly code: string; readonly delayMs: number };

export class BotPosts {
  readonly #parts: Parts;
  readonly #known: KnownHooks;

  constructor(parts: Parts, known: KnownHooks) {
    this.#parts = parts;
    this.#known = known;
  }

  /** Answers when it is durable: all of it, or nothing was stored. */
  async post(hook: Hook, bot: Bot, post: BotPost): Promise<BotOutcome> {
    const { rates, ports, wakefulness } = this.#parts;
    wakefulness.note();
    const now = ports.clock.now();
    const tokens = post.texts.length;
    // However long it waited, so many could never go.
    if (!rates.hooks.holds(tokens)) return { kind: 'refused', code: 'textTooLong', delayMs: 0 };
    const delayMs = rates.hooks.waitMs(hook.id, now, tokens);
    if (delayMs > 0) return { kind: 'refused', code: 'tooFast', delayMs };
    rates.hooks.take(hook.id, now, tokens);
    const outcome = await this.#add(bot, post);
    rates.hooks.giveBack(hook.id, tokens - outcome.appended.length);
    this.#noteUse(hook.id, now);
    await ports.durable();
    return this.#answer(outcome);
  }

  #add({ member, name }: Bot, { texts, reply, id }: BotPost): Promise<Outcome> {
    const { flush, book } = this.#parts;
    const marks = book.row(member)?.marks ?? [...book.marksFor(member, name), 'bot' as const];
    const author = { member, name, marks, address: '' };
    const bodies = texts.map((text, i) => ({ text, ...(reply !== null && i === 0 && { reply }) }));
    const posts = bodies.map((body) => composed({ id, kind: 'message', body }, this.#parts));
    return new Promise((tell) => flush.add({ author, posts, isWhole: true, tell }));
  }

  #noteUse(id: EventId, now: number): void {
    const hook = this.#known.find(id);
    if (hook === null || (hook.usedAt !== null && Math.abs(now - hook.usedAt) < NOTE_USE_EVERY_MS)) return;
    this.#known.put({ ...hook, usedAt: now });
  }

  #answer({ appended, stored, refusals: [refusal] }: Outcome): BotOutcome {
    if (refusal) return { kind: 'refused', code: refusal.code, delayMs: refusal.delayMs ?? 0 };
    const events = [...appended, ...stored];
    return { kind: 'stored', events: events.map((event) => namedJson(event, this.#parts.book)) };
  }
}
