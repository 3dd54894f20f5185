// Spans on lines of a width, broken between words where that is possible. Pure. It measures in the cells of a
// terminal: wide letters take two, marks none.
import stringWidth from 'string-width';
import type { Span, Style } from './span.ts';

interface Cell extends Span {
  readonly width: number;
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** Lines are never narrower than this, however deep the indent. */
const NARROWEST = 4;

export interface Measure {
  readonly width: number;
  /** Cells that every line but the first is indented by. */
  readonly indent: number;
}

/** One array of spans for each line. The texts hold `\n` at most where a line ends. */
export function wrapSpans(spans: readonly Span[], { width, indent }: Measure): Span[][] {
  const depth = Math.max(0, Math.min(indent, width - NARROWEST));
  const lines = paragraphs(spans).flatMap((cells, paragraph) =>
    fold(cells, Math.max(NARROWEST, width), paragraph === 0 ? 0 : depth, depth),
  );
  return lines.map((cells, i) => [...(i === 0 || depth === 0 ? [] : [blank(depth)]), ...joined(cells)]);
}

/** The part of a text that fits, with an ellipsis where it does not. */
export function clip(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  let shown = '';
  let used = 1;
  for (const { segment } of graphemes.segment(text)) {
    used += stringWidth(segment);
    if (used > width) break;
    shown += segment;
  }
  return `${shown}…`;
}

function paragraphs(spans: readonly Span[]): Cell[][] {
  const all: Cell[][] = [[]];
  for (const { text, ...look } of spans) {
    for (const [i, part] of text.split('\n').entries()) {
      if (i > 0) all.push([]);
      for (const { segment } of graphemes.segment(part)) {
        all.at(-1)?.push({ ...look, text: segment, width: stringWidth(segment) });
      }
    }
  }
  return all;
}

/** The first line starts at `first`, the others at `depth`. */
function fold(cells: readonly Cell[], width: number, first: number, depth: number): Cell[][] {
  const lines: Cell[][] = [[]];
  let used = first;
  for (const word of wordsOf(cells)) {
    const length = widthOf(word);
    const isBlank = word[0]?.text === ' ';
    if (used + length <= width) {
      lines.at(-1)?.push(...word);
      used += length;
    } else if (isBlank) {
      // The end of the line takes the place of the blank.
      lines.push([]);
      used = depth;
    } else {
      if (used > depth && length <= width - depth) {
        lines.push([]);
        used = depth;
      }
      for (const cell of word) {
        if (used + cell.width > width) {
          lines.push([]);
          used = depth;
        }
        lines.at(-1)?.push(cell);
        used += cell.width;
      }
    }
  }
  return lines.map(withoutBlankEnd);
}

/** Words and the blanks between them; a wide letter is a word of its own, for lines break between any two. */
function wordsOf(cells: readonly Cell[]): Cell[][] {
  const words: Cell[][] = [];
  let before: Cell | null = null;
  for (const cell of cells) {
    const goesOn = before !== null && before.width === 1 && cell.width <= 1 && before.text !== ' ' && cell.text !== ' ';
    if (goesOn) words.at(-1)?.push(cell);
    else words.push([cell]);
    before = cell;
  }
  return words;
}

function withoutBlankEnd(cells: Cell[]): Cell[] {
  const last = cells.findLastIndex(({ text }) => text !== ' ');
  return cells.slice(0, last + 1);
}

function widthOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, { width }) => sum + width, 0);
}

function blank(count: number): Span {
  return { text: ' '.repeat(count), style: 'plain' };
}

/** Neighbours of one look become one span. */
function joined(cells: readonly Cell[]): Span[] {
  const spans: { text: string; style: Style; link: string | undefined }[] = [];
  for (const { text, style, link } of cells) {
    const last = spans.at(-1);
    if (last?.style === style && last.link === link) last.text += text;
    else spans.push({ text, style, link });
  }
  return spans;
}
