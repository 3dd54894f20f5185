// What the keys mean while a row of the list has the focus, and which row that leads to. Pure.

export type ListMove = 'previous' | 'next' | 'pageUp' | 'pageDown' | 'first' | 'last';
/** `leave`: back to the present, and to the composer. */
export type ListKey = ListMove | 'leave';

export interface PressedListKey {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

const NAMED: ReadonlyMap<string, ListKey> = new Map([
  ['ArrowUp', 'previous'],
  ['ArrowDown', 'next'],
  ['PageUp', 'pageUp'],
  ['PageDown', 'pageDown'],
  ['Home', 'first'],
  ['End', 'last'],
  ['Escape', 'leave'],
] as const);

const SINGLE: ReadonlyMap<string, ListKey> = new Map([
  ['k', 'previous'],
  ['j', 'next'],
] as const);

/** Keys with a modifier belong to the browser; single letters may be turned off (WCAG 2.1.4). */
export function listKey(pressed: PressedListKey, withSingleKeys: boolean): ListKey | null {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = pressed;
  if (ctrlKey || metaKey || altKey || shiftKey) return null;
  return NAMED.get(key) ?? (withSingleKeys ? SINGLE.get(key) : undefined) ?? null;
}

export interface RowSpan {
  readonly top: number;
  readonly bottom: number;
}

/** Index of the row that a move leads to; of the nearest there is. `from` is -1 when no row has the focus. */
export function rowAfter(move: ListMove, from: number, rows: readonly RowSpan[], pageHeight: number): number {
  const last = rows.length - 1;
  if (move === 'first') return 0;
  if (move === 'last' || from < 0) return last;
  if (move === 'previous') return Math.max(0, from - 1);
  if (move === 'next') return Math.min(last, from + 1);
  return move === 'pageUp' ? pageUp(from, rows, pageHeight) : pageDown(from, rows, pageHeight);
}

/** At least one row on, even if a row is taller than a page. */
function pageUp(from: number, rows: readonly RowSpan[], pageHeight: number): number {
  const edge = (rows[from]?.bottom ?? 0) - pageHeight;
  const reached = rows.findIndex(({ top }) => top >= edge);
  return Math.max(0, Math.min(reached, from - 1));
}

function pageDown(from: number, rows: readonly RowSpan[], pageHeight: number): number {
  const edge = (rows[from]?.top ?? 0) + pageHeight;
  const reached = rows.findLastIndex(({ bottom }) => bottom <= edge);
  return Math.min(rows.length - 1, Math.max(reached, from + 1));
}
