// What others wrote, made harmless for a terminal (S7): nothing in it moves the cursor, sets the title, rings, hides or
// turns the direction of what follows. Pure; everything that is printed goes through here.

// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
const CONTROL = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g;
const LINE_END = /\r\n?|[\u2028\u2029]/g;
const BIDI = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
/** Takes no place, or a blank one. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\ufff9-\ufffb]/gu;
/** Invisible ones that make emoji and spell words, where they do. */
const EMOJI_BEFORE = /(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|[0-9#*]|\ufe0f)$/u;
const EMOJI_AFTER = /^\p{Extended_Pictographic}/u;
const JOINING_BEFORE =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gujarati}\p{Script=Gurmukhi}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Oriya}\p{Script=Sinhala}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Khmer}\p{Script=Mongolian}]$/u;
const LETTER_AFTER = /^\p{L}/u;
/** More marks than any script puts on a letter are painted over other lines. */
const PILED_MARKS = /(\p{M}{4})\p{M}+/gu;
/** A mark would change what is printed before it. */
const LEADING_MARK = /(^|\n)(?=\p{M})/gu;
const TAB = '    ';

/** Several lines, ended by `\n`. Controls and marks of direction are made visible, what nobody sees is left out. */
export function safeText(text: string): string {
  return text
    .toWellFormed()
    .replace(LINE_END, '\n')
    .replace(CONTROL, pictureOf)
    .replace(INVISIBLE, judgeInvisible)
    .replace(PILED_MARKS, '$1')
    .replace(LEADING_MARK, '$1\u25cc');
}

/** The same on one line. */
export function safeLine(text: string): string {
  return safeText(text).replaceAll('\n', ' ');
}

/** JSON of the same value in which nothing is left that a terminal would obey. */
export function safeJson(json: string): string {
  return json.replace(/[\u007f-\u009f\u2028\u2029\ufff9-\ufffb]|\p{Default_Ignorable_Code_Point}/gu, escapeInJson);
}

/** The control pictures of Unicode show C0 and DEL; for C1 there are none. */
function pictureOf(control: string): string {
  const code = control.charCodeAt(0);
  if (control === '\t') return TAB;
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? '\u2421' : named(code);
}

function judgeInvisible(char: string, at: number, text: string): string {
  if (BIDI.test(char)) return named(char.charCodeAt(0));
  const before = text.slice(Math.max(0, at - 2), at);
  const after = text.slice(at + char.length, at + char.length + 2);
  return isNeeded(char, before, after) ? char : '';
}

function isNeeded(char: string, before: string, after: string): boolean {
  const spells = JOINING_BEFORE.test(before) && LETTER_AFTER.test(after);
  if (char === '\u200d') return spells || (EMOJI_BEFORE.test(before) && EMOJI_AFTER.test(after));
  if (char === '\u200c') return spells;
  return char === '\ufe0f' && EMOJI_BEFORE.test(before);
}

function named(code: number): string {
  return `\u2039U+${code.toString(16).toUpperCase().padStart(4, '0')}\u203a`;
}

function escapeInJson(char: string): string {
  return char
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}
