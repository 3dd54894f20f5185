import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { MAX_QUERY_CODE_POINTS } from '../../../src/protocol/limits.ts';
import { rangesOf } from '../../../src/room/search-match.ts';
import { parseQuery, type SearchQuery } from '../../../src/room/search-query.ts';
import { snippetOf } from '../../../src/room/search-snippet.ts';
import { wordsOf } from '../../../src/room/search-words.ts';
import { matchOf } from '../../../src/server/search-document.ts';

const NOTHING: SearchQuery = { terms: [], from: [], hasLink: false, since: null, until: null };
const prefix = (...words: string[]) => ({ words, isPrefix: true });
const whole = (...words: string[]) => ({ words, isPrefix: false });
const read = (text: string): SearchQuery => {
  const query = parseQuery(text);
  if (!query.ok) throw new Error(query.error);
  return query.value;
};

describe('[J3] a query', () => {
  const table: [string, Partial<SearchQuery>][] = [
    ['release notes', { terms: [prefix('release'), prefix('notes')] }],
    ['"release notes"', { terms: [whole('release', 'notes')] }],
    ['"release notes', { terms: [whole('release', 'notes')] }],
    ['say "a b" now', { terms: [prefix('say'), whole('a', 'b'), prefix('now')] }],
    ['node.js C++', { terms: [prefix('node', 'js'), whole('c')] }],
    ['tea TEA Téa', { terms: [prefix('tea')] }],
    ['東京', { terms: [whole('東', '京')] }],
    ['한', { terms: [prefix('한')] }],
    ['from:ann tea', { from: ['ann'], terms: [prefix('tea')] }],
    ['from:@Ann From:"Quiet Heron"', { from: ['Ann', 'Quiet Heron'] }],
    ['from: tea', { terms: [prefix('from'), prefix('tea')] }],
    ['has:link', { hasLink: true }],
    ['HAS:Links', { hasLink: true }],
    ['has:spoon', { terms: [prefix('has', 'spoon')] }],
    ['before:2026-01-31', { until: Date.UTC(2026, 0, 31) }],
    ['after:2026-01-31 before:1769904000000', { since: Date.UTC(2026, 0, 31), until: 1_769_904_000_000 }],
    ['before:2026-01-31 before:2025-01-31', { until: Date.UTC(2025, 0, 31) }],
    ['before:2026-13-31', { terms: [prefix('before', '2026', '13', '31')] }],
    ['before:lunch', { terms: [prefix('before', 'lunch')] }],
    ['note:this', { terms: [prefix('note', 'this')] }],
    ['https://ajar.example/x', { terms: [whole('https', 'ajar', 'example', 'x')] }],
    ['a b c d e f g h ij', { terms: [...'abcdefgh'].map((letter) => whole(letter)).concat(whole('ij')) }],
  ];
  test.each(table)('%s', (text, query) => expect(read(text)).toEqual({ ...NOTHING, ...query }));

  it('[J1] without anything to look for, or too long, is refused', () => {
    for (const text of ['', '   ', '"', '""', '!?', '***', '- - -', '\u0000', '\u200b', '""""""'])
      expect(parseQuery(text)).toEqual({ ok: false, error: 'searchEmpty' });
    expect(parseQuery('😀'.repeat(MAX_QUERY_CODE_POINTS)).ok).toBe(true);
    for (const text of ['a', '😀']) {
      const error = 'searchTooLong';
      expect(parseQuery(text.repeat(MAX_QUERY_CODE_POINTS + 1))).toEqual({ ok: false, error });
    }
  });

  it('[S14] whatever is typed, the index is asked for nothing but words in quotes', () => {
    const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ unit: 'grapheme', maxLength: 60 }));
    const odd = fc.array(
      fc.constantFrom('"', '*', ' OR ', 'NEAR(', ')', '^', ':', '-', '\\', "'", ';', 'from:', 'é', '東'),
    );
    const part = String.raw`"[^"\u0000-\u002f:-@\u005b-\u0060\u007b-\u007f]+(?: [^"\u0000-\u002f]+)*"(?: \*)?`;
    const shape = new RegExp(`^${part}(?: AND ${part})*$`, 'u');
    fc.assert(
      fc.property(fc.tuple(text, odd, text), ([before, middle, after]) => {
        const query = parseQuery(before + middle.join('') + after);
        if (query.ok) expect(matchOf({ ...query.value, by: null })).toMatch(shape);
      }),
    );
  });
});

describe('words', () => {
  it('[J3] have places in the text they come from, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        let last = 0;
        for (const { word, start, end } of wordsOf(text)) {
          expect(word).toMatch(/^[^\s"]+$/u);
          expect(start).toBeGreaterThanOrEqual(Math.min(last, start));
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(start).toBeGreaterThanOrEqual(last);
          last = start;
        }
      }),
    );
  });

  it('[J3] are the same by either way of folding', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), (text) => {
        const folded = wordsOf(`${text} é`).slice(0, -1);
        expect(wordsOf(text)).toEqual(folded);
      }),
    );
  });

  it('[J3] are found in the text that they are of', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        const query = parseQuery(`"${text.replaceAll('"', ' ')}"`);
        if (query.ok) expect(rangesOf(text, query.value.terms)).not.toBeNull();
      }),
    );
  });
});

describe('[J7] a snippet', () => {
  const mark = (text: string, query: string): string => {
    const snippet = snippetOf(text, rangesOf(text, read(query).terms) ?? []);
    let marked = '';
    let at = 0;
    for (const { start, end } of snippet.ranges) {
      marked += `${snippet.text.slice(at, start)}[${snippet.text.slice(start, end)}]`;
      at = end;
    }
    return marked + snippet.text.slice(at);
  };

  it('is a short text as it is, on one line, with the places', () => {
    expect(mark('Zoë said: the café\nand the CAFÉ.', 'cafe zoe')).toBe('[Zoë] said: the [café] and the [CAFÉ].');
    expect(mark('東京都と東京', '東京')).toBe('[東京]都と[東京]');
    expect(mark('kill kill -9', '"kill kill" kill')).toBe('[kill kill] -9');
    expect(mark('see https://x.example', 'has:link')).toBe('see https://x.example');
    expect(mark('Straße ﬁne İstanbul', 'strasse fine istanbul')).toBe('[Straße] [ﬁne] [İstanbul]');
  });

  it('is cut around the first place, between words', () => {
    const text = `${'before '.repeat(100)}needle ${'after '.repeat(100)}needle`;
    expect(mark(text, 'needle')).toMatch(/^…before (?:before ){5,8}\[needle\] (?:after ){20,30}after…$/);
  });

  it('fits the places to any text, and cuts no pair', () => {
    const long = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 600 });
    fc.assert(
      fc.property(long, long, (before, after) => {
        const text = `${before} needle ${after}`;
        const snippet = snippetOf(text, rangesOf(text, read('needle').terms) ?? []);
        expect(snippet.ranges.length).toBeGreaterThan(0);
        for (const { start, end } of snippet.ranges)
          expect(snippet.text.slice(start, end).toLowerCase()).toMatch(/^needle/);
        expect(snippet.text.isWellFormed()).toBe(text.isWellFormed());
      }),
    );
  });
});
