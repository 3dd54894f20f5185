// The outbox store, made safe to lean on: its failures are swallowed, and a reading that a write of ours overtook
// is taken again, so that it cannot make a fresh post disappear.
import type { EventId } from '../protocol/ids.ts';
import type { OutboxStore } from './ports.ts';
import type { PendingPost } from './state.ts';

export class OutboxDisk {
  readonly #store: OutboxStore;
  readonly #pending = new Set<Promise<void>>();
  #writes = 0;

  constructor(store: OutboxStore) {
    this.#store = store;
  }

  /** `use` is called at once: a write between reading and using would count as neither. */
  async read(use: (posts: readonly PendingPost[]) => void): Promise<void> {
    const writes = this.#writes;
    const posts = await this.#store.all().catch(() => []);
    if (writes !== this.#writes) return this.read(use);
    use(posts);
  }

  /** A disk that fails must not keep people from talking: the post is then as safe as memory is. */
  async put(post: PendingPost): Promise<void> {
    await this.#write(this.#store.put(post));
  }

  async remove(ids: readonly EventId[]): Promise<void> {
    await this.#write(this.#store.remove(ids));
  }

  /** Resolves when nothing is being written any more: a process that ends sooner leaves behind what it removed. */
  async settled(): Promise<void> {
    while (this.#pending.size > 0) await Promise.all(this.#pending);
  }

  watch(listener: () => void): () => void {
    return this.#store.watch(listener);
  }

  async #write(writing: Promise<void>): Promise<void> {
    const ending = writing.catch(() => {});
    this.#pending.add(ending);
    await ending;
    this.#pending.delete(ending);
    this.#writes += 1;
  }
}
