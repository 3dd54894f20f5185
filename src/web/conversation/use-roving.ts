// The list as one tab stop: arrows, Home and End move between its rows. Esc and End lead back to the present.
import type { RefObject } from 'preact';
import { useCallback, useState } from 'preact/hooks';
import { rowsOf } from './anchor.ts';
import type { Day } from './group-rows.ts';

export interface Roving {
  /** Key of the row that Tab reaches: the one last focused, else the newest. */
  readonly currentRow: string | null;
  readonly onFocusIn: (event: FocusEvent) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

export interface RovingPorts {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly toLatest: () => void;
  readonly leave: () => void;
}

export function useRoving(days: readonly Day[], { scroller, toLatest, leave }: RovingPorts): Roving {
  const [focused, setFocused] = useState<string | null>(null);
  const onFocusIn = useCallback((event: FocusEvent) => {
    const row = rowAround(event.target);
    if (row) setFocused(row.dataset.row ?? null);
  }, []);
  const onKeyDown = useCallback(
    (event: KeyboardEvent) => {
      const meaning = meaningOf(event);
      if (meaning === null || scroller.current === null) return;
      event.preventDefault();
      if (meaning === 'leave' || meaning === 'last') toLatest();
      if (meaning === 'leave') leave();
      else rowToFocus(rowsOf(scroller.current), event.target, meaning)?.focus();
    },
    [scroller, toLatest, leave],
  );
  return { currentRow: currentOf(days, focused), onFocusIn, onKeyDown };
}

type Meaning = 'previous' | 'next' | 'first' | 'last' | 'leave';

const MEANINGS: ReadonlyMap<string, Meaning> = new Map([
  ['ArrowUp', 'previous'],
  ['ArrowDown', 'next'],
  ['Home', 'first'],
  ['End', 'last'],
  ['Escape', 'leave'],
] as const);

/** Keys with a modifier belong to the browser. */
function meaningOf({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): Meaning | null {
  return ctrlKey || metaKey || altKey || shiftKey ? null : (MEANINGS.get(key) ?? null);
}

function rowAround(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null;
}

function rowToFocus(
  rows: readonly HTMLElement[],
  target: EventTarget | null,
  meaning: Meaning,
): HTMLElement | undefined {
  if (meaning === 'first') return rows[0];
  const row = rowAround(target);
  if (meaning === 'last' || row === null) return rows.at(-1);
  return rows[rows.indexOf(row) + (meaning === 'next' ? 1 : -1)];
}

function currentOf(days: readonly Day[], focused: string | null): string | null {
  const isThere = days.some(({ rows }) => rows.some(({ key }) => key === focused));
  return isThere ? focused : (days.at(-1)?.rows.at(-1)?.key ?? null);
}
