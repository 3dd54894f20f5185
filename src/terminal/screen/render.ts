// From entries to lines a terminal can print. Everything that is printed comes by here, and here it is made safe: no
// text reaches the terminal another way.
import { safeLine, safeText } from '../safe-text.ts';
import { type Ink, plainInk } from './ink.ts';
import type { Entry, Span } from './span.ts';
import { clip, wrapSpans } from './wrap.ts';

export interface Paper {
  readonly columns: number;
  readonly ink: Ink;
}

/** From here on a line has room for the time. */
const WIDE_COLUMNS = 60;
const INDENT = { wide: 6, narrow: 2 };
const RULE = '─';
/** A rule across a wide terminal is no easier to see. */
const LONGEST_RULE = 60;

export function renderEntry(entry: Entry, { columns, ink }: Paper): string[] {
  if (entry.type === 'picture') return [...entry.lines];
  if (entry.type === 'rule')
    return [ink(entry.style, ruleWith(safeLine(entry.label), Math.min(columns, LONGEST_RULE)))];
  const isWide = columns >= WIDE_COLUMNS;
  const spans = [...(isWide ? entry.lead : []), ...entry.spans].map(safeSpan);
  const indent = isWide ? INDENT.wide : INDENT.narrow;
  const painted = ink === plainInk ? paint : paintWithLinks;
  return wrapSpans(spans, { width: columns, indent }).map((parts) => painted(parts, ink));
}

/** One line that leaves the last column free. */
export function renderShort(spans: readonly Span[], { columns, ink }: Paper): string {
  const safe = spans.map(({ text, style }) => ({ text: safeLine(text), style }));
  const [first = [], ...more] = wrapSpans(safe, { width: columns - 2, indent: 0 });
  return paint(first, ink) + (more.length > 0 ? '…' : '');
}

function safeSpan({ text, style, link }: Span): Span {
  return { text: safeText(text), style, link };
}

function paint(spans: readonly Span[], ink: Ink): string {
  return spans.map(({ text, style }) => ink(style, text)).join('');
}

/** Broken over lines an address still leads where it should. */
function paintWithLinks(spans: readonly Span[], ink: Ink): string {
  return spans
    .map((one) => (one.link === undefined ? paint([one], ink) : linked(one.link, paint([one], ink))))
    .join('');
}

/** OSC 8. */
function linked(address: string, text: string): string {
  return `\u001b]8;;${address}\u001b\\${text}\u001b]8;;\u001b\\`;
}

function ruleWith(label: string, columns: number): string {
  const shown = clip(label, Math.max(1, columns - 6));
  return `${RULE.repeat(2)} ${shown} ${RULE.repeat(2)}`;
}
