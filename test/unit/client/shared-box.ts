// One outbox for several tabs, as a browser has it: others hear of changes, and one tab at a time may drain.
import type { DrainLease, OutboxStore } from '../../../src/client/ports.ts';
import type { PendingPost } from '../../../src/client/state.ts';

export class SharedBox {
  readonly posts = new Map<string, PendingPost>();
  readonly #watchers = new Map<symbol, () => void>();
  readonly #queue: (() => void)[] = [];

  tab(): { readonly store: OutboxStore; readonly lease: DrainLease } {
    const self = Symbol('tab');
    const change = async (apply: () => void) => {
      apply();
      for (const [tab, tell] of this.#watchers) if (tab !== self) Promise.resolve().then(tell);
    };
    const store: OutboxStore = {
      all: async () => [...this.posts.values()],
      put: (post) => change(() => this.posts.set(post.id, post)),
      remove: (ids) => change(() => ids.map((id) => this.posts.delete(id))),
      watch: (listener) => {
        this.#watchers.set(self, listener);
        return () => this.#watchers.delete(self);
      },
    };
    return { store, lease: { acquire: (held) => this.#acquire(held) } };
  }

  #acquire(held: () => void): () => void {
    this.#queue.push(held);
    if (this.#queue[0] === held) held();
    return () => {
      const wasFirst = this.#queue[0] === held;
      const place = this.#queue.indexOf(held);
      if (place !== -1) this.#queue.splice(place, 1);
      if (wasFirst) this.#queue[0]?.();
    };
  }
}
