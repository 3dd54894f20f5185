// What keys do on the row that has the focus (A1). Pure.
import type { Deed } from './deeds.ts';

export type RowKey = Deed | 'react' | 'menu' | 'undo';

const KEYS: ReadonlyMap<string, RowKey> = new Map([
  ['r', 'reply'],
  ['e', 'edit'],
  ['+', 'react'],
  [':', 'react'],
  ['c', 'copyLink'],
  ['Delete', 'delete'],
  ['Backspace', 'delete'],
  ['Enter', 'menu'],
  ['ContextMenu', 'menu'],
] as const);

/** `withLetters`: whether single characters are shortcuts, which a person may turn off (W4). */
export function meaningOfKey(event: KeyboardEvent, withLetters: boolean): RowKey | null {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
  const hasCommand = ctrlKey || metaKey;
  if (hasCommand && !altKey && !shiftKey && key.toLowerCase() === 'z') return 'undo';
  if (hasCommand || altKey || (key.length === 1 && !withLetters)) return null;
  return KEYS.get(key.toLowerCase()) ?? KEYS.get(key) ?? null;
}
