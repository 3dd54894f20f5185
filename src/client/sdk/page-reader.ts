// Reads the log page by page, beside the engine's own window: one question at a time, and not so fast that the room
// takes it for a flood.
import type { Down, Page } from '../../protocol/down.ts';
import type { Seq } from '../../protocol/ids.ts';
import { MAX_PAGE_EVENTS } from '../../protocol/limits.ts';
import type { AskPage } from '../../protocol/up.ts';
import type { Clock } from '../ports.ts';

/** How long an answer may take before the question is repeated. */
const TIMEOUT_MS = 10_000;
/** A room allows 50 frames a second unless it was told otherwise, and a program has others to send. */
const PAUSE_MS = 50;

export interface PageReaderPorts {
  readonly clock: Clock;
  nextRef(): number;
  send(frame: AskPage): boolean;
}

interface Awaited {
  readonly ref: number;
  settle(page: Page | null): void;
}

export class PageReader {
  readonly #ports: PageReaderPorts;
  #awaited: Awaited | null = null;
  #turn: Promise<unknown> = Promise.resolve();
  #askedAt = Number.NEGATIVE_INFINITY;

  constructor(ports: PageReaderPorts) {
    this.#ports = ports;
  }

  /** The events that follow; null when no answer came, because the connection was lost or the room was too slow. */
  read(after: Seq): Promise<Page | null> {
    const page = this.#turn.then(() => this.#rest()).then(() => this.#ask(after));
    this.#turn = page;
    return page;
  }

  hear(frame: Down): void {
    if (this.#awaited === null) return;
    if (frame.type === 'page' && frame.ref === this.#awaited.ref) this.#awaited.settle(frame);
    if (frame.type === 'error' && frame.ref === this.#awaited.ref) this.#awaited.settle(null);
  }

  /** The answer will not come. */
  lost(): void {
    this.#awaited?.settle(null);
  }

  #rest(): Promise<void> {
    const { clock } = this.#ports;
    const restMs = this.#askedAt + PAUSE_MS - clock.now();
    // Never longer, whatever becomes of the wall clock.
    return new Promise((resolve) => (restMs > 0 ? clock.after(Math.min(restMs, PAUSE_MS), resolve) : resolve()));
  }

  #ask(after: Seq): Promise<Page | null> {
    const { clock, nextRef, send } = this.#ports;
    return new Promise((resolve) => {
      const ref = nextRef();
      const settle = (page: Page | null) => {
        cancel();
        this.#awaited = null;
        resolve(page);
      };
      const cancel = clock.after(TIMEOUT_MS, () => settle(null));
      this.#awaited = { ref, settle };
      this.#askedAt = clock.now();
      if (!send({ type: 'page', ref, after, limit: MAX_PAGE_EVENTS })) settle(null);
    });
  }
}
