// How long batches took from their first post until they were durable, in a few counters however many there were.

/** Upper edges in ms: from 2 ms on, none is more than half as much again as the one before. */
const EDGES_MS = [
  ...[1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50, 60, 80, 100, 120, 150, 200, 250, 300, 400, 500, 600, 800],
  ...[1_000, 1_500, 2_000, 3_000, 4_000, 6_000, 8_000, 10_000, 15_000, 20_000, 30_000],
];

export class FlushTimes {
  /** One counter for each edge, and the last for whatever took longer. */
  readonly #counts: number[] = new Array(EDGES_MS.length + 1).fill(0);
  #count = 0;
  #longest = 0;

  get count(): number {
    return this.#count;
  }

  /** The platform's clock may be set back meanwhile: that is no time at all. */
  add(ms: number): void {
    const edge = EDGES_MS.findIndex((edge) => ms <= edge);
    const place = edge < 0 ? EDGES_MS.length : edge;
    this.#counts[place] = (this.#counts[place] ?? 0) + 1;
    this.#count += 1;
    this.#longest = Math.max(this.#longest, ms);
  }

  /** That share of the batches took no longer than this, in ms; 0 before the first batch. */
  quantile(share: number): number {
    let left = Math.ceil(this.#count * share);
    if (left === 0) return 0;
    const place = this.#counts.findIndex((count) => {
      left -= count;
      return left <= 0;
    });
    return EDGES_MS[place] ?? this.#longest;
  }
}
