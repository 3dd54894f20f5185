// Signs of life of outbox boxes that belong to one tab: their owners write down the time, others tell from it whether
// the owner is gone.
import { readLocal, writeLocal } from './local-storage.ts';

const BEAT_MS = 5_000;
/** Several beats: a busy tab is not a closed one. */
const SILENCE_MS = 20_000;

function keyOf(box: string): string {
  return `box:${box}`;
}

export function keepAlive(box: string): void {
  const beat = () => writeLocal(keyOf(box), String(Date.now()));
  beat();
  setInterval(beat, BEAT_MS);
  // Who closes a tab and opens another at once finds the posts there.
  addEventListener('pagehide', () => writeLocal(keyOf(box), '0'));
}

/** A time in the future comes from a clock that was put back: it says nothing. */
export function isAlive(box: string): boolean {
  const silence = Date.now() - Number(readLocal(keyOf(box)) ?? 0);
  return Math.abs(silence) <= SILENCE_MS;
}
