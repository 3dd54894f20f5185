// The text being typed, and what each edit makes of it. Pure. It may have several lines; the cursor moves by what a
// reader calls a letter.

export interface LineEditor {
  readonly text: string;
  /** In UTF-16 units, never within a letter. */
  readonly cursor: number;
  /** What was cut last. */
  readonly cut: string;
  /** What was sent before, the oldest first. */
  readonly sent: readonly string[];
  /** Place in `sent` while looking through it; null at what is being typed. */
  readonly place: number | null;
  /** What was being typed when looking through `sent` began. */
  readonly draft: string;
}

export const emptyEditor: LineEditor = { text: '', cursor: 0, cut: '', sent: [], place: null, draft: '' };

const SENT_KEPT = 200;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const WORD = /^[\p{L}\p{N}_]/u;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is left out
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

/** Controls but tab and line end have no business in a message. */
export function insert(editor: LineEditor, raw: string): LineEditor {
  const text = raw.replace(/\r\n?/g, '\n').replace(CONTROLS, '');
  return replaceRange(editor, { start: editor.cursor, end: editor.cursor }, text);
}

/** The cursor ends behind the text. */
export function replaceRange(editor: LineEditor, range: { start: number; end: number }, text: string): LineEditor {
  const before = editor.text.slice(0, range.start) + text;
  return { ...editor, text: before + editor.text.slice(range.end), cursor: before.length };
}

export function withText(editor: LineEditor, text: string): LineEditor {
  return { ...editor, text, cursor: text.length };
}

/** Takes the text out; it is among what was sent from now on. */
export function submit(editor: LineEditor): { readonly editor: LineEditor; readonly text: string } {
  const { text, sent } = editor;
  const isNews = text.trim() !== '' && sent.at(-1) !== text;
  const kept = isNews ? [...sent, text].slice(-SENT_KEPT) : sent;
  return { editor: { ...editor, text: '', cursor: 0, sent: kept, place: null, draft: '' }, text };
}

export function clear(editor: LineEditor): LineEditor {
  return { ...editor, text: '', cursor: 0, place: null, draft: '' };
}

/** Never into a letter. */
export function moveTo(editor: LineEditor, cursor: number): LineEditor {
  const { text } = editor;
  const letter = graphemes.segment(text).containing(Math.max(0, cursor));
  return { ...editor, cursor: letter?.index ?? text.length };
}

/** Cuts what lies between the cursor and there. */
export function cutTo(editor: LineEditor, there: number): LineEditor {
  const range = { start: Math.min(editor.cursor, there), end: Math.max(editor.cursor, there) };
  return { ...replaceRange(editor, range, ''), cut: editor.text.slice(range.start, range.end) };
}

/** Removes without keeping. */
export function removeTo(editor: LineEditor, there: number): LineEditor {
  return { ...cutTo(editor, there), cut: editor.cut };
}

export function letterBefore({ text, cursor }: LineEditor): number {
  let last = 0;
  for (const { index } of graphemes.segment(text)) {
    if (index >= cursor) break;
    last = index;
  }
  return last;
}

export function letterAfter({ text, cursor }: LineEditor): number {
  const [next] = graphemes.segment(text.slice(cursor));
  return cursor + (next?.segment.length ?? 0);
}

export function wordBefore({ text, cursor }: LineEditor): number {
  const letters = [...graphemes.segment(text)].filter(({ index }) => index < cursor);
  let at = letters.length;
  while (at > 0 && !isOfWord(letters[at - 1])) at -= 1;
  while (at > 0 && isOfWord(letters[at - 1])) at -= 1;
  return letters[at]?.index ?? cursor;
}

export function wordAfter({ text, cursor }: LineEditor): number {
  const letters = [...graphemes.segment(text.slice(cursor))];
  let at = 0;
  while (at < letters.length && !isOfWord(letters[at])) at += 1;
  while (at < letters.length && isOfWord(letters[at])) at += 1;
  return cursor + (letters[at]?.index ?? text.length - cursor);
}

/** As a shell does it: up to the blank before. */
export function blankBefore({ text, cursor }: LineEditor): number {
  const letters = [...graphemes.segment(text)].filter(({ index }) => index < cursor);
  const word = letters.findLastIndex(({ segment }) => segment.trim() !== '');
  return letters[letters.findLastIndex(({ segment }, i) => i < word && segment.trim() === '') + 1]?.index ?? 0;
}

export function lineStart({ text, cursor }: LineEditor): number {
  return text.lastIndexOf('\n', cursor - 1) + 1;
}

export function lineEnd({ text, cursor }: LineEditor): number {
  const end = text.indexOf('\n', cursor);
  return end === -1 ? text.length : end;
}

/** Where it is there already, the line end before: pressed again it goes on. */
export function lineStartBefore(editor: LineEditor): number {
  const start = lineStart(editor);
  return start === editor.cursor ? Math.max(0, start - 1) : start;
}

export function lineEndAfter(editor: LineEditor): number {
  const end = lineEnd(editor);
  return end === editor.cursor ? Math.min(editor.text.length, end + 1) : end;
}

/** The line above, else what was sent before. */
export function up(editor: LineEditor): LineEditor {
  const start = lineStart(editor);
  if (start === 0) return recall(editor, -1);
  const above = lineStart({ ...editor, cursor: start - 1 });
  return moveTo(editor, Math.min(above + editor.cursor - start, start - 1));
}

export function down(editor: LineEditor): LineEditor {
  const end = lineEnd(editor);
  if (end === editor.text.length) return recall(editor, 1);
  const below = { ...editor, cursor: end + 1 };
  return moveTo(editor, Math.min(end + 1 + editor.cursor - lineStart(editor), lineEnd(below)));
}

function recall(editor: LineEditor, step: -1 | 1): LineEditor {
  const { sent, place } = editor;
  const next = (place ?? sent.length) + step;
  if (next < 0 || next > sent.length) return editor;
  const draft = place === null ? editor.text : editor.draft;
  const isBack = next === sent.length;
  return { ...withText(editor, isBack ? draft : (sent[next] ?? '')), place: isBack ? null : next, draft };
}

function isOfWord(letter: Intl.SegmentData | undefined): boolean {
  return letter !== undefined && WORD.test(letter.segment);
}
