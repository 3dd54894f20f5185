// How work grows with its amount, whatever machine does it: what a deadline in milliseconds would only guess at.

const ROUNDS = 9;
/** Less than this is as good as nothing, and no measure for anything. */
const LEAST_MS = 0.3;

/** Nearer to 4 than to 16. */
export const GROWS_WITH_AMOUNT = 9;

/**
 * What four times the amount costs, as a multiple: 4 if work grows with the amount, 16 if with its square. The quickest
 * of several rounds counts, for whatever else the machine does only ever adds to it.
 */
export function growthOfFourfold(amount: number, work: (amount: number) => void): number {
  const rounds = Array.from({ length: ROUNDS }, () => [timeOf(work, amount), timeOf(work, 4 * amount)] as const);
  const once = Math.min(...rounds.map(([time]) => time));
  const fourfold = Math.min(...rounds.map(([, time]) => time));
  return fourfold / Math.max(once, LEAST_MS);
}

function timeOf(work: (amount: number) => void, amount: number): number {
  const startedAt = performance.now();
  work(amount);
  return performance.now() - startedAt;
}
