// How close a text is to the longest that can be sent, counted as the room counts: code points after NFC.
import { MAX_TEXT_CODE_POINTS } from '../../protocol/limits.ts';
import { countCodePoints } from '../../protocol/text.ts';

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
