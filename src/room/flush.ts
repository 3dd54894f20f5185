// When the flush runs: at once after quiet, else as soon as the batch before it is durable (X10).
import { encodeDown } from '../protocol/codec.ts';
import { notice } from '../protocol/plain-text.ts';
import type { Broadcast } from './broadcast.ts';
import { storedFrame } from './frames.ts';
import type { MemberBook } from './member-book.ts';
import type { RoomPorts, StoredEvent } from './ports.ts';
import type { Arrival, Outcome, Posting } from './posting.ts';
import { refusalSentence } from './refusal-sentences.ts';

interface Parts {
  readonly ports: RoomPorts;
  readonly book: MemberBook;
  readonly posting: Posting;
  readonly broadcast: Broadcast;
  /** Told after every flush, once its frames are on their way. */
  flushed(events: readonly StoredEvent[]): void;
}

export class Flush {
  readonly #parts: Parts;
  #queue: Arrival[] = [];
  /** Batches that are being made durable. */
  #committing = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Queues posts; they leave now, or with what gathers while the last batch is being made durable. */
  add(arrival: Arrival): void {
    this.#queue.push(arrival);
    if (this.#committing === 0) this.now();
  }

  /** Judges, writes and sends everything queued. Frames wait at the platform's output gate until it is durable. */
  now(): void {
    if (this.#queue.length === 0) return;
    const arrivals = this.#queue;
    this.#queue = [];
    const flushed = this.#parts.posting.flush(arrivals);
    this.#parts.broadcast.events(flushed.events);
    for (const outcome of flushed.outcomes) this.#answer(outcome);
    this.#parts.flushed(flushed.events);
    this.#awaitDurable();
  }

  #awaitDurable(): void {
    this.#committing += 1;
    this.#parts.ports
      .durable()
      .catch((fault: unknown) => this.#parts.ports.report(fault))
      .then(() => {
        this.#committing -= 1;
        if (this.#committing === 0) this.now();
      });
  }

  #answer({ seat, stored, refusals }: Outcome): void {
    const { peer, session } = seat;
    if (session.state === 'plain') {
      for (const refusal of refusals) peer.send(notice(refusalSentence(refusal)));
      return;
    }
    if (stored.length > 0) peer.send(storedFrame(stored, this.#parts.book));
    if (refusals.length > 0) peer.send(encodeDown({ type: 'refused', refusals: [...refusals] }));
  }
}
