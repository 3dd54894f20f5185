// A room's webhooks at the edge: makes secrets, says which member a bot is, and delivers at the alarm.
import type { HookFacts, HookWish } from '../../protocol/hooks/hook-wish.ts';
import type { EventId, MemberId } from '../../protocol/ids.ts';
import { type Result, success } from '../../protocol/result.ts';
import { botName } from '../../room/hooks/bot-name.ts';
import type { Bot, BotPost } from '../../room/hooks/bot-posts.ts';
import type { Hook } from '../../room/hooks/hook.ts';
import type { HookError, NewHook } from '../../room/hooks/hook-desk.ts';
import type { Batch } from '../../room/hooks/outgoing.ts';
import { type CallsParts, waitOf } from '../calls.ts';
import { keyedEventId } from '../credentials.ts';
import { listedOrigins } from '../listed.ts';
import type { Read } from '../room-calls.ts';
import { deliverBatch } from './deliver.ts';
import type { HookCalls, HookPostAnswer, HookPostCall, HookWishCall, NewHookAnswer } from './hook-calls.ts';
import { botMember, hashToken, makeSigningKey, makeToken } from './secrets.ts';

/** Making one costs an address as much as that many calls. */
const TOKENS_PER_HOOK = 10;
/** A bot that answers faster than it may is held back this often; what then is still too fast is left out. */
const REPLY_ATTEMPTS = 5;
const FAULT_PAUSE_MS = 300_000;
/** More than most receivers take. */
const PATIENCE_MS = 2_000;

export interface WebhooksParts extends CallsParts {
  /** Addresses that may be delivered to although they are none of the public network's, as the deployment lists them. */
  readonly targets: string | undefined;
  report(fault: unknown): void;
}

export class EdgeWebhooks implements HookCalls {
  readonly #parts: WebhooksParts;

  constructor(parts: WebhooksParts) {
    this.#parts = parts;
  }

  async listHooks(address: string, reader: MemberId): Promise<Read<HookFacts[]>> {
    const wait = await waitOf(this.#parts, address);
    return wait ?? { kind: 'answered', value: this.#parts.core.hooks.desk.list(reader) };
  }

  async makeHook({ address, maker, wish, key }: HookWishCall): Promise<Read<Result<NewHookAnswer, HookError>>> {
    const wait = await waitOf(this.#parts, address, TOKENS_PER_HOOK);
    if (wait) return wait;
    const secret = wish.kind === 'incoming' ? makeToken() : makeSigningKey();
    const id = await keyedEventId(maker, `hook ${key}`);
    const made = this.#parts.core.hooks.desk.make(await newHook({ id, maker }, wish, secret));
    return { kind: 'answered', value: made.ok ? success({ hook: made.value, secret }) : made };
  }

  async revokeHook(address: string, id: EventId, by: MemberId): Promise<Read<Result<null, HookError>>> {
    const wait = await waitOf(this.#parts, address);
    return wait ?? { kind: 'answered', value: this.#parts.core.hooks.desk.revoke(id, by) };
  }

  async postByHook({ address, tokenHash, texts, username, icon, reply }: HookPostCall): Promise<HookPostAnswer> {
    const wait = await waitOf(this.#parts, address);
    if (wait) return wait;
    const hook = this.#parts.core.hooks.incoming(tokenHash);
    if (hook === null) return { kind: 'unknown' };
    const bot = await this.#botOf(hook, botName(username, icon, hook.name));
    return this.#parts.core.hooks.posts.post(hook, bot, { texts, reply, id: null });
  }

  /**
   * At the alarm. Nothing is noted before its turn ended, so what a crash interrupts is delivered again. While this runs
   * the alarm cannot ring for other hooks: it waits for slow receivers only so long, and their turns go on behind it.
   */
  async deliver(): Promise<void> {
    const { outgoing } = this.#parts.core.hooks;
    await withPatience(Promise.all(outgoing.due().map((batch) => this.#takeTurn(batch))));
    outgoing.guard();
  }

  async #takeTurn(batch: Batch): Promise<void> {
    const { outgoing } = this.#parts.core.hooks;
    outgoing.begin(batch);
    try {
      await this.#deliver(batch);
      outgoing.end(batch);
    } catch (fault) {
      this.#parts.report(fault);
      // A turn that could not be noted, on a full disk for example, would come again and again.
      outgoing.end(batch, FAULT_PAUSE_MS);
    }
  }

  async #deliver(batch: Batch): Promise<void> {
    const { outgoing } = this.#parts.core.hooks;
    const { hook } = batch;
    const bot = await this.#botOf(hook, hook.name);
    const turn = await deliverBatch(batch, {
      listed: listedOrigins(this.#parts.targets),
      isWanted: () => outgoing.isListening(hook.id),
      parcel: (seq) => outgoing.parcel(hook, seq),
      reply: (seq, text) =>
        this.#reply(hook, bot, { texts: [text], reply: null, id: `${hook.id.slice(0, 20)}-${seq}` }),
    });
    outgoing.settle(batch, turn);
  }

  async #reply(hook: Hook, bot: Bot, post: BotPost): Promise<void> {
    const { outgoing, posts } = this.#parts.core.hooks;
    // It may have been revoked while it waited.
    for (let attempt = 0; attempt < REPLY_ATTEMPTS && outgoing.isListening(hook.id); attempt += 1) {
      const outcome = await posts.post(hook, bot, post);
      if (outcome.kind === 'stored' || outcome.delayMs === 0) return;
      await new Promise((resolve) => setTimeout(resolve, outcome.delayMs));
    }
  }

  async #botOf(hook: Hook, name: string): Promise<Bot> {
    return { member: await botMember(this.#parts.room, hook.id, name), name };
  }
}

async function withPatience(work: Promise<unknown>): Promise<void> {
  const { promise: isOver, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, PATIENCE_MS);
  await Promise.race([work, isOver]);
  // A timer that is not stopped keeps the room awake.
  clearTimeout(timer);
}

async function newHook(about: Pick<Hook, 'id' | 'maker'>, wish: HookWish, secret: string): Promise<NewHook> {
  return wish.kind === 'incoming'
    ? { ...about, ...wish, tokenHash: await hashToken(secret) }
    : { ...about, ...wish, secret };
}
