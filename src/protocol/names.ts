// What people may be called. A name proves nothing, so the rules only keep names readable and honest about
// their own letters; the badge tells two people of one name apart (S6).
import { MAX_NAME_BYTES, MAX_NAME_GRAPHEMES } from './limits.ts';
import { failure, type Result, success } from './result.ts';
import { isBlank, utf8Bytes } from './text.ts';

export type NameError = 'nameEmpty' | 'nameTooLong' | 'nameForbidden';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Controls, surrogates, private use, unassigned; line and paragraph ends; the blank that is no space; tags. */
const FORBIDDEN = /[\p{Cc}\p{Cs}\p{Co}\p{Cn}\u2028\u2029\u2800\u{e0000}-\u{e007f}]/u;
/** Invisible ones. ZWJ, ZWNJ and the emoji selector are judged by their neighbours instead. */
const IGNORABLE = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;
const EMOJI_JOIN = /\p{Extended_Pictographic}[\u{1f3fb}-\u{1f3ff}]?\ufe0f?\u200d(?=\p{Extended_Pictographic})/gu;
const EMOJI_SELECTOR = /(?<=\p{Extended_Pictographic}|[0-9#*](?=\ufe0f\u20e3))\ufe0f/gu;
/** Scripts whose spelling needs joiners between letters. */
const LETTER_JOINER =
  /(?<=[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Gujarati}\p{Script=Khmer}])[\u200c\u200d](?=\p{L})/gu;
const STRAY_MARKS = /^\p{M}|\p{M}{3,}/u;
/** `name: text` is a line of plain text mode and `* ` starts a refusal there. */
const PLAIN_TEXT_SIGNS = /:|^\*/;

/** The one spelling of a name, or why there is none: 1–32 graphemes, ≤ 128 bytes, NFC, single spaces. */
export function normaliseName(raw: string): Result<string, NameError> {
  if (!raw.isWellFormed()) return failure('nameForbidden');
  const name = raw
    .normalize('NFC')
    .replace(/\p{Zs}+/gu, ' ')
    .trim();
  if (isBlank(name)) return failure('nameEmpty');
  if (isForbidden(name)) return failure('nameForbidden');
  return isTooLong(name) ? failure('nameTooLong') : success(name);
}

function isForbidden(name: string): boolean {
  if (FORBIDDEN.test(name) || STRAY_MARKS.test(name) || PLAIN_TEXT_SIGNS.test(name)) return true;
  const withoutAllowed = name.replace(EMOJI_JOIN, '').replace(EMOJI_SELECTOR, '').replace(LETTER_JOINER, '');
  return withoutAllowed.search(IGNORABLE) !== -1;
}

function isTooLong(name: string): boolean {
  if (utf8Bytes(name) > MAX_NAME_BYTES) return true;
  // A grapheme is one UTF-16 unit or more: short names, and nearly all are, need no segmenter.
  return name.length > MAX_NAME_GRAPHEMES && [...graphemes.segment(name)].length > MAX_NAME_GRAPHEMES;
}
