// A room's webhooks: made at the desk, posting as bots, told of what people say.
import type { Parts } from '../parts.ts';
import { BotPosts } from './bot-posts.ts';
import type { IncomingHook } from './hook.ts';
import { HookDesk } from './hook-desk.ts';
import { KnownHooks } from './known-hooks.ts';
import { Outgoing } from './outgoing.ts';

export class Webhooks {
  readonly desk: HookDesk;
  readonly posts: BotPosts;
  readonly outgoing: Outgoing;
  readonly #known: KnownHooks;

  constructor(parts: Parts) {
    this.#known = new KnownHooks(parts.ports.store.hooks);
    this.desk = new HookDesk(parts, this.#known);
    this.posts = new BotPosts(parts, this.#known);
    this.outgoing = new Outgoing(parts, this.#known);
    this.outgoing.recover();
  }

  /** The incoming hook with that token, if there is one. */
  incoming(tokenHash: string): IncomingHook | null {
    return this.#known.incoming(tokenHash);
  }
}
