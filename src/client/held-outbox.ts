// The outbox as this engine holds it, shared by who fills it (`desk.ts`) and who empties it (`drain.ts`).
import type { EventId } from '../protocol/ids.ts';
import { emptyOutbox, type Outbox } from './outbox.ts';
import type { PendingPost } from './state.ts';

export class HeldOutbox {
  readonly #changed: (posts: readonly PendingPost[]) => void;
  #outbox = emptyOutbox;

  constructor(changed: (posts: readonly PendingPost[]) => void) {
    this.#changed = changed;
  }

  get now(): Outbox {
    return this.#outbox;
  }

  change(outbox: Outbox): void {
    const isSame = outbox.posts === this.#outbox.posts;
    this.#outbox = outbox;
    if (!isSame) this.#changed(outbox.posts);
  }

  find(id: EventId): PendingPost | undefined {
    return this.#outbox.posts.find((post) => post.id === id);
  }
}
