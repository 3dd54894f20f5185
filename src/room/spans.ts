// Ranges of the log, ascending and apart: which parts of it were read into the search index.
import type { Seq } from '../protocol/ids.ts';
import type { Span } from './ports.ts';

/** With one more; what overlaps or touches becomes one. */
export function withSpan(spans: readonly Span[], span: Span): Span[] {
  const touches = (other: Span) => other.first <= span.last + 1 && other.last >= span.first - 1;
  const joined = spans
    .filter(touches)
    .reduce(
      (whole, { first, last }) => ({ first: Math.min(whole.first, first), last: Math.max(whole.last, last) }),
      span,
    );
  return [...spans.filter((other) => !touches(other)), joined].sort((a, b) => a.first - b.first);
}

export function isWithin(spans: readonly Span[], seq: Seq): boolean {
  return spans.some(({ first, last }) => first <= seq && seq <= last);
}

/** How many seqs of `whole` lie in them. */
export function countWithin(spans: readonly Span[], whole: Span): number {
  const shared = spans.map(({ first, last }) => Math.min(last, whole.last) - Math.max(first, whole.first) + 1);
  return shared.reduce((sum, length) => sum + Math.max(0, length), 0);
}

/** The newest part of `whole` that lies in none of them; null if there is none. */
export function newestGap(spans: readonly Span[], whole: Span): Span | null {
  let { last } = whole;
  for (const span of [...spans].reverse()) {
    if (span.first > last) continue;
    if (span.last < last) return last < whole.first ? null : { first: Math.max(whole.first, span.last + 1), last };
    last = span.first - 1;
  }
  return last < whole.first ? null : { first: whole.first, last };
}
