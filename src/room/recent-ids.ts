// The newest events' authors and ids in memory, so that looking for a repeated post seldom reads the disk.
import type { EventId, Seq } from '../protocol/ids.ts';
import type { StoredEvent } from './ports.ts';

/** Kept at least; twice as many at most. About 100 bytes each. */
const KEPT = 4_096;

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

  add(event: StoredEvent): void {
    if (this.#young.size >= KEPT) {
      this.#old = this.#young;
      this.#young = new Map();
      this.#from = this.#youngFrom;
      this.#youngFrom = event.seq;
    }
    this.#young.set(key(event.by, event.id), event.seq);
  }

  find(by: number, id: EventId): Seq | null {
    const wanted = key(by, id);
    return this.#young.get(wanted) ?? this.#old.get(wanted) ?? null;
  }
}

function key(by: number, id: EventId): string {
  return `${by} ${id}`;
}
