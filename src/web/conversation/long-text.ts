// Whether a message is long enough to be shown in part. An estimate from the text alone: measuring every row would
// cost a layout, and a wrong guess by a few lines costs nothing.

/** Lines shown of a message that is cut; `conversation.css` has the same number. */
const SHOWN_LINES = 20;
/** A button that reveals two lines annoys: what is cut hides at least this many. */
const LEAST_HIDDEN_LINES = 5;
/** From here on characters are about twice as wide: Hangul, CJK, kana, emoji. */
const WIDE_FROM = 0x1100;
/** Between fences lines do not wrap: they scroll. */
const FENCE = /^ *(?:`{3,}[^`]*|~{3,}.*)$/;

export function isLong(text: string, charactersPerLine: number): boolean {
  return estimateLines(text, charactersPerLine) >= SHOWN_LINES + LEAST_HIDDEN_LINES;
}

export function estimateLines(text: string, charactersPerLine: number): number {
  let lines = 0;
  let isCode = false;
  for (const line of text.split('\n')) {
    if (FENCE.test(line)) isCode = !isCode;
    lines += isCode ? 1 : Math.max(1, Math.ceil(widthOf(line) / charactersPerLine));
  }
  return lines;
}

function widthOf(line: string): number {
  let width = 0;
  for (const character of line) width += (character.codePointAt(0) ?? 0) >= WIDE_FROM ? 2 : 1;
  return width;
}
