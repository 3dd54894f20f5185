// Where a key leads in a list that is walked with the focus elsewhere. Pure. Home and End stay with the text field.

const STEPS: ReadonlyMap<string, number> = new Map([
  ['ArrowUp', -1],
  ['ArrowDown', 1],
  ['PageUp', -8],
  ['PageDown', 8],
]);

/** The new index, or null for a key that does not move. A single step goes round at the ends, a page stops there. */
export function moveInList(key: string, from: number, length: number): number | null {
  const step = STEPS.get(key);
  if (step === undefined) return null;
  if (length === 0) return 0;
  const to = from + step;
  return Math.abs(step) === 1 ? (to + length) % length : Math.max(0, Math.min(length - 1, to));
}
