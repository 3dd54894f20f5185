import fc from 'fast-check';
import { expect, it } from 'vitest';
import { countWithin, isWithin, newestGap, withSpan } from '../../../src/room/spans.ts';

const span = fc
  .tuple(fc.integer({ min: 1, max: 60 }), fc.nat(12))
  .map(([first, more]) => ({ first, last: first + more }));

it('spans are a set of numbers, written shortly', () => {
  fc.assert(
    fc.property(fc.array(span, { maxLength: 12 }), span, (added, whole) => {
      const spans = added.reduce(withSpan, [] as { first: number; last: number }[]);
      const numbers = new Set(added.flatMap(({ first, last }) => range(first, last)));
      expect(range(0, 80).filter((seq) => isWithin(spans, seq))).toEqual([...numbers].sort((a, b) => a - b));
      for (const [i, { first }] of spans.entries())
        if (i > 0) expect(first).toBeGreaterThan((spans[i - 1]?.last ?? 0) + 1);
      const missing = range(whole.first, whole.last).filter((seq) => !numbers.has(seq));
      expect(countWithin(spans, whole)).toBe(whole.last - whole.first + 1 - missing.length);
      const gap = newestGap(spans, whole);
      if (gap === null) expect(missing).toEqual([]);
      else {
        expect(gap.last).toBe(missing.at(-1));
        expect(range(gap.first, gap.last).every((seq) => missing.includes(seq))).toBe(true);
        expect(missing.includes(gap.first - 1)).toBe(false);
      }
    }),
  );
});

it('nothing is missing in an empty range', () => expect(newestGap([], { first: 1, last: 0 })).toBeNull());

function range(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
}
