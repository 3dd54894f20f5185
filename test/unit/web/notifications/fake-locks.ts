// Web Locks, as all tabs of a browser share them.

export class FakeLocks {
  readonly #held: { readonly name: string; readonly mode: string }[] = [];
  readonly #waiting: (() => void)[] = [];

  async request(name: string, { mode, signal }: { mode: string; signal: AbortSignal }, hold: () => Promise<void>) {
    while (this.#held.some((lock) => lock.name === name && (lock.mode === 'exclusive' || mode === 'exclusive')))
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    if (signal.aborted) return;
    const lock = { name, mode };
    this.#held.push(lock);
    await hold();
    this.#held.splice(this.#held.indexOf(lock), 1);
    for (const wake of this.#waiting.splice(0)) wake();
  }

  async query() {
    return { held: this.#held };
  }
}
