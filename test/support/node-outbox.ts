// The outbox of a test client: what was composed stays until it is acknowledged, with the id and the base it was
// composed with. A second, simple reading of X1 to X7, sharing no code with `src/client`.
import type { Refusal } from '../../src/protocol/down.ts';
import type { LogEvent } from '../../src/protocol/events.ts';
import type { PostItem } from '../../src/protocol/up.ts';

const MAX_POSTS = 50;

export class NodeOutbox {
  /** Everything ever composed, by id. */
  readonly composed = new Map<string, PostItem>();
  /** Where each acknowledged post stands in the log. */
  readonly acked = new Map<string, number>();
  /** Posts that were refused for good, and why. */
  readonly lost = new Map<string, string>();
  /** Frames sent that held a post which had been sent before. */
  resends = 0;
  readonly #waiting = new Map<string, PostItem>();
  readonly #inFlight = new Set<string>();
  readonly #sent = new Set<string>();

  get isEmpty(): boolean {
    return this.#waiting.size === 0;
  }

  compose(post: PostItem): void {
    this.composed.set(post.id, post);
    this.#waiting.set(post.id, post);
  }

  /** The next frame's posts; none while one is in flight. */
  next(): PostItem[] {
    if (this.#inFlight.size > 0) return [];
    const posts = [...this.#waiting.values()].slice(0, MAX_POSTS);
    this.resends += posts.filter(({ id }) => this.#sent.has(id)).length;
    for (const { id } of posts) {
      this.#inFlight.add(id);
      this.#sent.add(id);
    }
    return posts;
  }

  /** One's own event came by. */
  settle({ id, seq }: LogEvent): void {
    if (!this.composed.has(id)) return;
    this.acked.set(id, seq);
    this.#waiting.delete(id);
    this.#inFlight.delete(id);
  }

  /** Milliseconds until the refused may be sent again. */
  refuse(refusals: readonly Refusal[]): number {
    for (const { id, action, code } of refusals) {
      this.#inFlight.delete(id);
      if (action === 'retry') continue;
      this.#waiting.delete(id);
      this.lost.set(id, code);
    }
    return Math.max(0, ...refusals.map(({ delayMs }) => delayMs ?? 0));
  }

  /** The connection is gone: what was in flight may or may not have been stored. */
  disconnected(): void {
    this.#inFlight.clear();
  }
}
