// Token buckets by key. A bucket that would be full is forgotten, so memory is bounded by who is active.

export interface Rate {
  readonly perSecond: number;
  readonly burst: number;
}

const SWEEP_FROM = 10_000;

interface Bucket {
  tokens: number;
  at: number;
}

export class RateLimit {
  readonly #rate: Rate;
  readonly #buckets = new Map<string, Bucket>();
  /** Looking for full buckets costs a look at each: doubling keeps that rare. */
  #sweepAt = SWEEP_FROM;

  /** A rate of 0 switches the limit off. */
  constructor(rate: Rate) {
    this.#rate = rate;
  }

  /** Milliseconds until so many tokens are there, or a full bucket; 0 if they are now. Takes nothing. */
  waitMs(key: string, now: number, tokens = 1): number {
    if (this.#rate.perSecond === 0) return 0;
    const missing = Math.min(tokens, this.#rate.burst) - this.#filled(key, now);
    return missing <= 0 ? 0 : Math.ceil((missing / this.#rate.perSecond) * 1_000);
  }

  /** Whether so many can be there at once, ever. */
  holds(tokens: number): boolean {
    return this.#rate.perSecond === 0 || tokens <= this.#rate.burst;
  }

  take(key: string, now: number, tokens = 1): void {
    if (this.#rate.perSecond === 0) return;
    if (this.#buckets.size >= this.#sweepAt) this.#forgetFull(now);
    // What is rebuilt after a wake may take more than there was: nobody owes tokens.
    this.#buckets.set(key, { tokens: Math.max(0, this.#filled(key, now) - tokens), at: now });
  }

  /** Takes a token if there is one. */
  tryTake(key: string, now: number): boolean {
    if (this.waitMs(key, now) > 0) return false;
    this.take(key, now);
    return true;
  }

  /** Undoes a `take` for something that did not happen. */
  giveBack(key: string, tokens = 1): void {
    const bucket = this.#buckets.get(key);
    if (bucket) bucket.tokens = Math.min(this.#rate.burst, bucket.tokens + tokens);
  }

  /** Forgets everything; buckets are full again. */
  clear(): void {
    this.#buckets.clear();
  }

  #filled(key: string, now: number): number {
    const bucket = this.#buckets.get(key);
    if (bucket === undefined) return this.#rate.burst;
    // A clock that went backwards neither drains a bucket nor keeps it from filling until it has caught up (G15).
    if (now < bucket.at) bucket.at = now;
    return Math.min(this.#rate.burst, bucket.tokens + ((now - bucket.at) / 1_000) * this.#rate.perSecond);
  }

  #forgetFull(now: number): void {
    for (const key of this.#buckets.keys()) {
      if (this.#filled(key, now) >= this.#rate.burst) this.#buckets.delete(key);
    }
    this.#sweepAt = Math.max(SWEEP_FROM, this.#buckets.size * 2);
  }
}
