// The list as one tab stop: keys move between its rows. Esc and End lead back to the present; after Esc everything is read.
import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Day } from './group-rows.ts';
import type { ListPorts } from './press-in-list.ts';
import { rowAround } from './row-around.ts';

export interface Roving {
  /** Key of the row that Tab reaches: the one last focused, else the newest. */
  readonly currentRow: string | null;
  readonly onFocusIn: (event: FocusEvent) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

let keys: typeof import('./press-in-list.ts') | null = null;

/** What did not load is asked for again at the next key. */
async function fetchKeys(): Promise<void> {
  keys ??= await import('./press-in-list.ts').catch(() => null);
}

export function useRoving(days: readonly Day[], { scroller, toLatest, readAll, leave }: ListPorts): Roving {
  const [focused, setFocused] = useState<string | null>(null);
  useEffect(() => void fetchKeys(), []);
  const onFocusIn = useCallback((event: FocusEvent) => {
    const row = rowAround(event.target);
    if (row) setFocused(row.dataset.row ?? null);
  }, []);
  const onKeyDown = useCallback(
    (event: KeyboardEvent) => {
      if (keys === null) void fetchKeys();
      else keys.pressInList(event, { scroller, toLatest, readAll, leave });
    },
    [scroller, toLatest, readAll, leave],
  );
  return { currentRow: currentOf(days, focused), onFocusIn, onKeyDown };
}

function currentOf(days: readonly Day[], focused: string | null): string | null {
  const isThere = days.some(({ rows }) => rows.some(({ key }) => key === focused));
  return isThere ? focused : (days.at(-1)?.rows.at(-1)?.key ?? null);
}
