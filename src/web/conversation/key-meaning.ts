// What a key means in the composer beyond sending, completing and formatting. Pure.
import { isInOpenFence } from '../../client/code-ranges.ts';
import { isComposingKey } from '../composing-key.ts';
import type { PressedKey } from './enter-key.ts';

/** Out of an answer or an edit, to the own last message, through the messages, or a line further in a block of code. */
export type KeyMeaning = 'leave' | 'editLast' | 'pageUp' | 'pageDown' | 'newLine';

export interface Writing {
  readonly text: string;
  readonly caret: number;
}

export function meaningOfKey(pressed: PressedKey, { text, caret }: Writing): KeyMeaning | null {
  const { key, shiftKey, ctrlKey, metaKey, altKey } = pressed;
  if (isComposingKey(pressed) || shiftKey || ctrlKey || metaKey || altKey) return null;
  if (key === 'Escape') return 'leave';
  if (text === '') return EMPTY_FIELD.get(key) ?? null;
  return key === 'Enter' && isInOpenFence(text, caret) ? 'newLine' : null;
}

/** With nothing to move through in the field. */
const EMPTY_FIELD: ReadonlyMap<string, KeyMeaning> = new Map([
  ['ArrowUp', 'editLast'],
  ['PageUp', 'pageUp'],
  ['PageDown', 'pageDown'],
] as const);
