// Time that passes only when a test says so. Timers fire in order of their time, then of their setting, and
// promises settle between them.
import type { Clock } from '../../src/client/ports.ts';

interface Timer {
  readonly due: number;
  readonly callback: () => void;
}

export class FakeClock implements Clock {
  readonly #timers = new Set<Timer>();
  #elapsedMs = 0;
  #epochMs: number;

  constructor(epochMs = 1_700_000_000_000) {
    this.#epochMs = epochMs;
  }

  now(): number {
    return this.#epochMs + this.#elapsedMs;
  }

  after(ms: number, callback: () => void): () => void {
    const timer = { due: this.#elapsedMs + Math.max(0, ms), callback };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  /** Somebody set the wall clock; timers do not notice (G15). */
  jump(ms: number): void {
    this.#epochMs += ms;
  }

  get pendingTimers(): number {
    return this.#timers.size;
  }

  /** Lets that many ms pass. */
  async pass(ms: number): Promise<void> {
    const end = this.#elapsedMs + ms;
    await settle();
    for (let timer = this.#next(end); timer; timer = this.#next(end)) {
      this.#timers.delete(timer);
      this.#elapsedMs = timer.due;
      timer.callback();
      await settle();
    }
    this.#elapsedMs = end;
  }

  #next(end: number): Timer | undefined {
    const due = [...this.#timers].filter((timer) => timer.due <= end);
    return due.reduce<Timer | undefined>(
      (first, timer) => (first && first.due <= timer.due ? first : timer),
      undefined,
    );
  }
}

/** Lets promises settle that need nothing but each other. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 40; turn += 1) await Promise.resolve();
}
