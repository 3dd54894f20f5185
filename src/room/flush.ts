// When the flush runs: at once after quiet, else as soon as the batch before it is durable (X10).
import type { Broadcast } from './broadcast.ts';
import type { FlushTimes } from './flush-times.ts';
import type { RoomPorts, StoredEvent } from './ports.ts';
import type { Arrival, Posting } from './posting.ts';

interface Parts {
  readonly ports: RoomPorts;
  readonly posting: Posting;
  readonly broadcast: Broadcast;
  readonly flushTimes: FlushTimes;
  /** Told after every flush, once its frames are on their way. */
  flushed(events: readonly StoredEvent[]): void;
}

export class Flush {
  readonly #parts: Parts;
  #queue: Arrival[] = [];
  /** When the first post of the queue came, ms. */
  #queuedAt = 0;
  /** Batches that are being made durable. */
  #committing = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Queues posts; they leave now, or with what gathers while the last batch is being made durable. */
  add(arrival: Arrival): void {
    if (this.#queue.length === 0) this.#queuedAt = this.#parts.ports.clock.now();
    this.#queue.push(arrival);
    if (this.#committing === 0) this.now();
  }

  /** Judges, writes and sends everything queued. Frames wait at the platform's output gate until it is durable. */
  now(): void {
    if (this.#queue.length === 0) return;
    const { flushTimes, ports } = this.#parts;
    const arrivals = this.#queue;
    const queuedAt = this.#queuedAt;
    this.#queue = [];
    const flushed = this.#parts.posting.flush(arrivals);
    this.#parts.broadcast.events(flushed.events);
    for (const [i, outcome] of flushed.outcomes.entries()) arrivals[i]?.tell(outcome);
    this.#parts.flushed(flushed.events);
    this.#awaitDurable(() => {
      if (flushed.events.length > 0) flushTimes.add(ports.clock.now() - queuedAt);
    });
  }

  #awaitDurable(noteDurable: () => void): void {
    this.#committing += 1;
    this.#parts.ports
      .durable()
      .then(noteDurable)
      .catch((fault: unknown) => this.#parts.ports.report(fault))
      .then(() => {
        this.#committing -= 1;
        if (this.#committing === 0) this.now();
      });
  }
}
