// How close a text is to the longest that can be sent, counted as the room counts: code points after NFC.
import { MAX_TEXT_CODE_POINTS } from '../../protocol/limits.ts';
import { countCodePoints } from '../../protocol/text.ts';
import { composerText } from '../strings-composer.ts';
import type { LengthNote } from './aids.ts';

/** From here on the count is shown. */
const SHOWN_FROM = Math.floor(MAX_TEXT_CODE_POINTS * 0.9);

export type TextLength =
  | { readonly state: 'fine' }
  | { readonly state: 'near'; readonly length: number }
  | { readonly state: 'over'; readonly over: number };

export function measureText(raw: string): TextLength {
  // A code point is at most two units, and NFC composes more than it takes apart: short texts need no counting.
  if (raw.length < SHOWN_FROM / 3) return { state: 'fine' };
  const length = countCodePoints(raw.normalize('NFC').trimEnd());
  if (length > MAX_TEXT_CODE_POINTS) return { state: 'over', over: length - MAX_TEXT_CODE_POINTS };
  return length >= SHOWN_FROM ? { state: 'near', length } : { state: 'fine' };
}

export function noteLength(raw: string): LengthNote | null {
  const length = measureText(raw);
  if (length.state === 'fine') return null;
  const isOver = length.state === 'over';
  const { tooLong, counter } = composerText.length;
  return { isOver, words: isOver ? tooLong(length.over) : counter(length.length, MAX_TEXT_CODE_POINTS) };
}
