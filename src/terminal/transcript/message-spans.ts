// A message's text with its meaning marked: code, emphasis, whom it calls. Pure. The signs of Markdown stay, so that a
// text reads and copies as it was written.
import { codeRanges, isInside, type TextRange } from '../../client/code-ranges.ts';
import { isMentioned, namesIn } from '../../client/mentions.ts';
import type { Mention } from '../../protocol/events.ts';
import { type Span, type Style, span } from '../screen/span.ts';
import { linkRanges } from './link-ranges.ts';

export interface MessageText {
  readonly text: string;
  readonly mentions: readonly Mention[];
}

interface StyledRange extends TextRange {
  readonly style: Style;
  readonly link?: string;
}

/** Signs around something that neither begins nor ends with a blank, within a line. */
const EMPHASES: readonly (readonly [RegExp, Style])[] = [
  [/\*\*(?=\S)[^\n]*?\S\*\*|(?<![\p{L}\p{N}_])__(?=\S)[^\n]*?\S__(?![\p{L}\p{N}_])/gu, 'strong'],
  [/~~(?=\S)[^\n~]*?\S~~/gu, 'struck'],
  [
    /(?<![*\\])\*(?=[^\s*])[^\n*]*?[^\s*]?\*(?!\*)|(?<![\p{L}\p{N}_\\])_(?=[^\s_])[^\n_]*?_(?![\p{L}\p{N}_])/gu,
    'emphasis',
  ],
];

export function messageSpans({ text, mentions }: MessageText, you: Mention): Span[] {
  const code = codeRanges(text).map((range) => ({ ...range, style: 'code' as const }));
  const links = linkRanges(text).map((range) => ({ ...range, style: 'plain' as const }));
  const called = namesIn(text, calledNames(mentions, you)).map(({ start, end, name }) => ({
    ...{ start, end },
    style: meansYou(name, mentions, you) ? ('called' as const) : ('mention' as const),
  }));
  const emphases = EMPHASES.flatMap(([pattern, style]) => matches(text, pattern, style));
  // What comes first wins where they overlap; around it, what comes later goes on.
  return cut(text, apart([...code, ...links, ...called, ...emphases]));
}

function calledNames(mentions: readonly Mention[], you: Mention): ReadonlyMap<string, true> {
  return new Map([...mentions, you].map(({ name }) => [name.toLowerCase(), true]));
}

function meansYou(name: string, mentions: readonly Mention[], you: Mention): boolean {
  const same = mentions.filter((mention) => mention.name.toLowerCase() === name.toLowerCase());
  return isMentioned({ text: `@${name}`, ...(mentions.length > 0 && { mentions: [...same] }) }, you);
}

function matches(text: string, pattern: RegExp, style: Style): StyledRange[] {
  return [...text.matchAll(pattern)].map(({ 0: found, index }) => ({ start: index, end: index + found.length, style }));
}

function apart(ranges: readonly StyledRange[]): StyledRange[] {
  const kept: StyledRange[] = [];
  for (const range of ranges) {
    const isBroken = isInside(kept, range.start) || isInside(kept, range.end - 1);
    if (!isBroken) kept.push(...without(kept, range));
  }
  return kept.sort((a, b) => a.start - b.start);
}

/** What is left of a range around those within it. */
function without(kept: readonly StyledRange[], range: StyledRange): StyledRange[] {
  const within = kept.filter(({ start }) => isInside([range], start)).sort((a, b) => a.start - b.start);
  const starts = [range.start, ...within.map(({ end }) => end)];
  const ends = [...within.map(({ start }) => start), range.end];
  return starts.map((start, i) => ({ ...range, start, end: ends[i] ?? start })).filter(({ start, end }) => start < end);
}

function cut(text: string, ranges: readonly StyledRange[]): Span[] {
  const spans: Span[] = [];
  let at = 0;
  for (const { start, end, style, link } of ranges) {
    if (start > at) spans.push(span(text.slice(at, start)));
    spans.push({ text: text.slice(start, end), style, link });
    at = end;
  }
  if (at < text.length) spans.push(span(text.slice(at)));
  return spans;
}
