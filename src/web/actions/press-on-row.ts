// Obeys the keys of the row that has the focus.
import { isComposingKey } from '../composing-key.ts';
import type { MessageDeeds } from './message-deeds.ts';
import { meaningOfKey } from './row-keys.ts';
import type { RowMenus } from './row-menus.tsx';
import { rowOf, seqOf } from './tool-place.ts';

export interface RowPressPorts {
  readonly deeds: MessageDeeds;
  readonly menus: RowMenus;
  /** Whether single characters are shortcuts. */
  readonly withLetters: () => boolean;
  /** The toolbar comes into the row. */
  readonly summon: () => void;
  readonly undo: () => void;
}

/** Only where the row itself has the focus: in its links and buttons the keys are theirs. */
export function pressOnRow(event: KeyboardEvent, { deeds, menus, withLetters, summon, undo }: RowPressPorts): void {
  const { target } = event;
  const row = rowOf(target);
  if (row === null || isComposingKey(event)) return;
  summon();
  const meaning = row === target ? meaningOfKey(event, withLetters()) : null;
  if (meaning === null) return;
  event.preventDefault();
  const seq = seqOf(row);
  if (meaning === 'undo') undo();
  else if (deeds.possible(seq).length === 0) return;
  else if (meaning === 'menu') menus.openDeeds(row, anchorIn(row));
  else if (meaning === 'react') menus.openEmoji(row, anchorIn(row));
  else deeds.perform(meaning, seq);
}

function anchorIn(row: HTMLElement): HTMLElement {
  return row.querySelector<HTMLElement>('.row-toolbar') ?? row;
}
