// The table of shortcodes as far as it is there: nothing waits for it longer than a person would.
import { loadShortcodes, type ShortcodeTable } from '../../client/shortcodes.ts';

const PATIENCE_MS = 1_500;
const NONE: ShortcodeTable = new Map();

let known = NONE;

/** Null before it is loaded. */
export function knownShortcodes(): ShortcodeTable | null {
  return known === NONE ? null : known;
}

export async function fetchShortcodes(): Promise<ShortcodeTable> {
  known = await loadShortcodes();
  return known;
}

/** An empty one if it does not load in time: what was written goes out as it is. */
export function shortcodesInTime(): Promise<ShortcodeTable> {
  const patience = new Promise<ShortcodeTable>((resolve) => setTimeout(() => resolve(NONE), PATIENCE_MS));
  return Promise.race([fetchShortcodes().catch(() => NONE), patience]);
}
