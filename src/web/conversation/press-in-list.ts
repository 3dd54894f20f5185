// Obeys the keys of list-keys.ts in the list. Fetched beside the first script.
import type { RefObject } from 'preact';
import { settings } from '../settings-store.ts';
import { rowsOf } from './anchor.ts';
import { type ListMove, listKey, rowAfter } from './list-keys.ts';
import { rowAround } from './row-around.ts';

export interface ListPorts {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly toLatest: () => void;
  readonly readAll: () => void;
  readonly leave: () => void;
}

export function pressInList(event: KeyboardEvent, { scroller, toLatest, readAll, leave }: ListPorts): void {
  const meaning = isField(event.target) ? null : listKey(event, settings.peek().singleKeys);
  if (meaning === null || scroller.current === null) return;
  event.preventDefault();
  if (meaning === 'leave') readAll();
  if (meaning === 'last') toLatest();
  if (meaning === 'leave') leave();
  else moveFocus(meaning, scroller.current, event.target);
}

function moveFocus(move: ListMove, scroller: HTMLElement, target: EventTarget | null): void {
  const rows = rowsOf(scroller);
  const row = rowAround(target);
  const spans = rows.map((one) => one.getBoundingClientRect());
  const to = rowAfter(move, row ? rows.indexOf(row) : -1, spans, scroller.clientHeight);
  rows[to]?.focus();
}

/** A letter that is written there is no shortcut. */
function isField(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches('input, textarea, select');
}
