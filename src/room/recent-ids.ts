// The newest events' authors and ids in memory: as far back as a repeated post is looked for, and read once a wake.
import type { EventId, Seq } from '../protocol/ids.ts';
import { MAX_BASE_DISTANCE } from '../protocol/limits.ts';
import type { Signed } from './ports.ts';

/** Kept at least, so that nothing is ever read twice; twice as many at most. About 180 bytes each. */
const KEPT = MAX_BASE_DISTANCE;

export class RecentIds {
  /** Two generations: dropping the older one is O(1) and leaves KEPT. */
  #young = new Map<string, Seq>();
  #old = new Map<string, Seq>();
  #youngFrom: Seq;
  #from: Seq;

  /** Knows every event from the seq `from` on. */
  constructor(from: Seq) {
    this.#from = from;
    this.#youngFrom = from;
  }

  /** The first seq of what is known. */
  get from(): Seq {
    return this.#from;
  }

  add(event: Signed): void {
    if (this.#young.size >= KEPT) {
      this.#old = this.#young;
      this.#young = new Map();
      this.#from = this.#youngFrom;
      this.#youngFrom = event.seq;
    }
    this.#young.set(key(event.by, event.id), event.seq);
  }

  /** Knows every event from `from` on: these are the ones before what was known. */
  extend(from: Seq, events: readonly Signed[]): void {
    for (const { by, id, seq } of events) this.#old.set(key(by, id), seq);
    this.#from = from;
  }

  find(by: number, id: EventId): Seq | null {
    const wanted = key(by, id);
    return this.#young.get(wanted) ?? this.#old.get(wanted) ?? null;
  }
}

function key(by: number, id: EventId): string {
  return `${by} ${id}`;
}
