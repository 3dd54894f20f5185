// What people may write: one normal form for messages, titles and topics.
import { MAX_TEXT_CODE_POINTS } from './limits.ts';
import { failure, type Result, success } from './result.ts';

export type TextError = 'textEmpty' | 'textTooLong' | 'textBroken';

/** C0 and C1 controls but newline and tab: terminals obey them, people do not see them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the point
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

/** Length as the limits count it. */
export function countCodePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/**
 * NFC, `\n` line ends (a line or paragraph separator is one too: some readers of plain text split there), no
 * controls, no blank edges. Refuses lone surrogates, because no encoder keeps them,
 * and texts that are empty or longer than `limit` code points after that.
 */
export function normaliseText(raw: string, limit: number = MAX_TEXT_CODE_POINTS): Result<string, TextError> {
  if (!raw.isWellFormed()) return failure('textBroken');
  const text = raw
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(CONTROLS, '')
    .normalize('NFC')
    .replace(/^\s*\n/, '')
    .trimEnd();
  if (isBlank(text)) return failure('textEmpty');
  if (text.length > limit && countCodePoints(text) > limit) return failure('textTooLong');
  return success(text);
}

/** A single line that may be empty, as titles and topics may. */
export function normaliseLine(raw: string, limit: number): Result<string, TextError> {
  const text = normaliseText(raw.replace(/\s+/g, ' ').trim(), limit);
  if (!text.ok && text.error === 'textEmpty') return success('');
  return text.ok ? success(text.value.trim()) : text;
}

/** Nothing a reader could see: white space, format characters, Hangul fillers, braille blank. */
export function isBlank(text: string): boolean {
  return /^[\s\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]*$/u.test(text);
}

/** Bytes of a string in UTF-8, a lone surrogate counting as the three of U+FFFD. */
export function utf8Bytes(text: string): number {
  let bytes = 0;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) bytes += 1;
    else if (unit < 0x800) bytes += 2;
    else if (isPairAt(text, i)) {
      bytes += 4;
      i += 1;
    } else bytes += 3;
  }
  return bytes;
}

function isPairAt(text: string, i: number): boolean {
  const isHigh = (text.charCodeAt(i) & 0xfc00) === 0xd800;
  return isHigh && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00;
}
