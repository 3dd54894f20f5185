// Which keys format. Pure.
import type { PressedKey } from '../enter-key.ts';
import type { Mark } from './format-text.ts';

export type Format = { readonly type: 'mark'; readonly mark: Mark } | { readonly type: 'link' };

type Chord = Omit<PressedKey, 'keyCode' | 'isComposing'>;

/** A link needs words: without a selection Ctrl+K is left to others. */
export function formatFor({ key, shiftKey, ctrlKey, metaKey, altKey }: Chord, hasSelection: boolean): Format | null {
  if (ctrlKey === metaKey || altKey) return null;
  const letter = key.toLowerCase();
  if (shiftKey) return letter === 'x' ? { type: 'mark', mark: '~~' } : null;
  if (letter === 'k') return hasSelection ? { type: 'link' } : null;
  const mark = MARKS.get(letter);
  return mark === undefined ? null : { type: 'mark', mark };
}

const MARKS: ReadonlyMap<string, Mark> = new Map([
  ['b', '**'],
  ['i', '*'],
  ['e', '`'],
]);
