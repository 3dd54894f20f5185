// When the flush runs: at once after quiet, else as soon as the batch before it is durable (X10).
import type { Broadcast } from './broadcast.ts';
import type { FlushTimes } from './flush-times.ts';
import type { RoomPorts, StoredEvent } from './ports.ts';
import { type Arrival, type Outcome, type Posting, refuseAll } from './posting.ts';

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
    const { posting, broadcast, flushTimes, ports } = this.#parts;
    const arrivals = this.#queue;
    const queuedAt = this.#queuedAt;
    this.#queue = [];
    let events: readonly StoredEvent[] = [];
    let outcomes: readonly Outcome[] = [];
    this.#attempt(() => {
      const flushed = posting.flush(arrivals);
      events = flushed.events;
      broadcast.events(events);
      outcomes = flushed.outcomes;
    });
    for (const [i, arrival] of arrivals.entries()) this.#tell(arrival, outcomes[i]);
    this.#attempt(() => this.#parts.flushed(events));
    this.#awaitDurable(() => {
      if (events.length > 0) flushTimes.add(ports.clock.now() - queuedAt);
    });
  }

  /** Whoever got no answer would wait for ever (X5): at worst all of it is to be sent again. */
  #tell(arrival: Arrival, outcome: Outcome | undefined): void {
    const isTold = outcome !== undefined && this.#attempt(() => arrival.tell(outcome));
    if (!isTold) this.#attempt(() => arrival.tell(refuseAll(arrival)));
  }

  /** False if it threw, which keeps nothing that comes after it from happening. */
  #attempt(step: () => void): boolean {
    try {
      step();
      return true;
    } catch (fault) {
      this.#parts.ports.report(fault);
      return false;
    }
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
