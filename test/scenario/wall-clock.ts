// A clock on the wall that the test sets, beside the steady one that timers run by.

/** What a clock on the wall shows, which may be anything; timers do not look at it. */
export class WallClock {
  readonly #steady: () => number;
  #shift = 0;
  #frozenAt: number | null = null;

  constructor(steady: () => number) {
    this.#steady = steady;
  }

  now(): number {
    return (this.#frozenAt ?? this.#steady()) + this.#shift;
  }

  jump(ms: number): void {
    this.#shift += ms;
  }

  freeze(): void {
    this.#frozenAt = this.#steady();
  }
}
