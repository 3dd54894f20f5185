// When a delivery that failed is tried again, as Standard Webhooks wants it: soon at first, for about a day in all.

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** After the first failure, the second, … together 23 h 35 min. */
const PAUSES_MS = [5 * SECOND, 30 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 8 * HOUR, 8 * HOUR];

/** How long to wait after so many failures in a row; null: no more. */
export function pauseAfter(failures: number): number | null {
  return PAUSES_MS[failures - 1] ?? null;
}
