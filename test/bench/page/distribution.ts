// What a heap of durations says.

/** The value that a share of all values does not exceed; 0 if there are none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

/** How much of the time, in percent, went by in frames longer than `limitMs`. */
export function shareOver(values: readonly number[], limitMs: number): number {
  const all = values.reduce((sum, value) => sum + value, 0);
  const long = values.filter((value) => value > limitMs).reduce((sum, value) => sum + value, 0);
  return all === 0 ? 0 : (100 * long) / all;
}

/** Time beyond 50 ms of each long task: what a tap may have had to wait for. */
export function blockedMs(longTasks: readonly number[]): number {
  return longTasks.reduce((sum, ms) => sum + ms - 50, 0);
}
