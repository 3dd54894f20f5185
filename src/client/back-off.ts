// How long to wait before connecting again: exponential with full jitter, so that a thousand clients that lost
// one server do not come back in step (G12).
import { CLOSE } from '../protocol/close-codes.ts';

/** Upper bounds in ms by consecutive failure: 0.5 s × 1.6ⁿ up to 15 s. */
const USUAL_MS = [500, 800, 1_280, 2_048, 3_277, 5_243, 8_389, 13_422, 15_000];
/** After the room asked for quiet: it would refuse a quick return again. */
const RELUCTANT_MS = [30_000, 60_000, 120_000];

/** Codes by which the room says that there are too many of us. */
const RELUCTANT_CODES: ReadonlySet<number> = new Set([CLOSE.flood, CLOSE.busyAddress, CLOSE.full]);

export interface Loss {
  readonly code: number;
  /** Connections lost in a row, this one included. */
  readonly failures: number;
}

/** Whether being woken may shorten the wait after this code. */
export function mayHurryAfter(code: number): boolean {
  return !RELUCTANT_CODES.has(code);
}

/** Milliseconds to wait; `random` is uniform in [0, 1). The reluctant wait at least half its bound. */
export function backOffMs({ code, failures }: Loss, random: number): number {
  if (mayHurryAfter(code)) return Math.floor(boundMs(USUAL_MS, failures) * random);
  return Math.floor(boundMs(RELUCTANT_MS, failures) * (0.5 + random / 2));
}

function boundMs(table: readonly number[], failures: number): number {
  return table[Math.min(Math.max(failures, 1), table.length) - 1] ?? 0;
}
