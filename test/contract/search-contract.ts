// What every store's search index must do: the memory store passes it in Node, SQLite in workerd.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Store, StoredEvent, Wanted } from '../../src/room/ports.ts';
import { parseQuery } from '../../src/room/search-query.ts';
import type { WithStore } from './store-contract.ts';

const ALL = { events: 10_000, bytes: Number.POSITIVE_INFINITY };
const EVERYTHING = { first: 1, last: 10_000 };

const event = (seq: number, rest: Partial<StoredEvent>): StoredEvent => ({
  ...{ seq, at: seq, by: 1, id: `event-${seq}`.padEnd(16, '0'), kind: 'message', target: null, body: 'null', ...rest },
});
const said = (text: string) => ({ body: JSON.stringify({ text }) });

/** A log of these texts, or of whatever else was made. */
function write(store: Store, entries: readonly (string | Partial<StoredEvent>)[]): void {
  const { head } = store.facts();
  store.atomically(() => {
    if (head === 0) {
      store.begin('epoch-0000000001');
      for (const [i, name] of ['Ann', 'Bo'].entries())
        store.addMember({ number: i + 1, member: name.padEnd(43, 'x'), name, marks: [] });
    }
    for (const [i, entry] of entries.entries())
      store.append(event(head + 1 + i, typeof entry === 'string' ? said(entry) : entry));
  });
}

function cover(store: Store, first: number, last: number): void {
  store.atomically(() => store.index.cover(store.after(first - 1, { ...ALL, events: last - first + 1 })));
}

function wanted(query: string, rest: Partial<Wanted> = {}): Wanted {
  const parsed = parseQuery(query);
  if (!parsed.ok) throw new Error(`${query} is ${parsed.error}`);
  return { terms: parsed.value.terms, by: null, hasLink: parsed.value.hasLink, ...rest };
}

const find = (store: Store, query: string, within = EVERYTHING, limit = 1_000) =>
  store.index.find(wanted(query), within, limit);

export function searchContract(name: string, withStore: WithStore): void {
  describe(`${name}'s index`, () => {
    it('[J2] holds nothing before it is filled, also in a room in which nothing was written', () =>
      withStore((store) => {
        expect([store.index.covered(), find(store, 'a'), store.index.authors()]).toEqual([[], [], []]);
        write(store, ['one', 'two']);
        expect([store.index.covered(), find(store, 'one')]).toEqual([[], []]);
      }));

    it('[J2] knows what it covers, in whatever order that came', () =>
      withStore((store) => {
        write(
          store,
          Array.from({ length: 20 }, () => 'tea'),
        );
        cover(store, 16, 20);
        cover(store, 5, 8);
        expect(store.index.covered()).toEqual([
          { first: 5, last: 8 },
          { first: 16, last: 20 },
        ]);
        expect(find(store, 'tea')).toEqual([20, 19, 18, 17, 16, 8, 7, 6, 5]);
        cover(store, 9, 15);
        expect(store.index.covered()).toEqual([{ first: 5, last: 20 }]);
        expect(find(store, 'tea', { first: 7, last: 12 }, 3)).toEqual([12, 11, 10]);
      }));

    const table: [query: string, texts: string[], hits: number[]][] = [
      ['rel', ['release', 'Rel', 'unrelated', 'real'], [2, 1]],
      ['r', ['release', 'r', 'R!'], [3, 2]],
      ['cafe zoe', ['Café with Zoë', 'ZOE: CAFÉ', 'cafe'], [2, 1]],
      ['grosse', ['Größe', 'GRÖSSE', 'GROẞE', 'grossest'], [4, 3, 2, 1]],
      ['東京', ['東京都へ', '京東', '東 と 京', 'ｺﾝﾆﾁﾊ'], [1]],
      ['京', ['東京都', '京', '都'], [2, 1]],
      ['コンニチハ', ['ｺﾝﾆﾁﾊ!', 'コンニチ'], [1]],
      ['が', ['が', 'か'], [1]],
      ['한국', ['한국어를', '한', '국'], [1]],
      ['елка', ['Ёлка', 'елки'], [1]],
      ['🎉', ['done 🎉🎉', 'done'], [1]],
      ['"kill -9"', ['kill -9 it', 'kill 99', 'kill it -9'], [1]],
      ['kill-99', ['kill -9 it', 'kill 999'], [2]],
      ['node.js', ['Node JS', 'js node', 'node.jsx'], [3, 1]],
      ['"tea for two"', ['tea for two', 'tea for twofold', 'two for tea'], [1]],
      ['has:link', ['see https://ajar.example', 'www.ajar.example', 'http', 'https:// no'], [2, 1]],
      ['NOT tea', ['not tea', 'tea'], [1]],
      ['tea OR milk', ['tea or milk', 'tea', 'milk'], [1]],
      ['tea*', ['teapot', 'tea', 'sea'], [2, 1]],
      ['words:tea', ['words tea', 'tea'], [1]],
      ['NEAR(tea milk, 2)', ['near tea milk 2', 'tea milk'], [1]],
    ];
    it.each(table)('[J3] finds by %s', (query, texts, hits) =>
      withStore((store) => {
        write(store, texts);
        cover(store, 1, texts.length);
        expect(find(store, query)).toEqual(hits);
      }),
    );

    it('[J4] finds by author, and nothing by nobody', () =>
      withStore((store) => {
        write(store, ['tea', { ...said('tea'), by: 2 }, { ...said('milk'), by: 2 }]);
        cover(store, 1, 3);
        const by = (query: string, numbers: number[]) =>
          store.index.find({ ...wanted(query), by: numbers }, EVERYTHING, 9);
        expect([by('tea', [1]), by('tea', [2]), by('tea', [1, 2]), by('tea', [])]).toEqual([[1], [2], [2, 1], []]);
        expect(store.index.find({ terms: [], by: [2], hasLink: false }, EVERYTHING, 9)).toEqual([3, 2]);
        expect(store.index.find({ terms: [], by: null, hasLink: false }, EVERYTHING, 9)).toEqual([3, 2, 1]);
        expect(store.index.authors()).toEqual([
          { number: 1, name: 'Ann' },
          { number: 2, name: 'Bo' },
        ]);
      }));

    it('knows messages alone: no names, titles, reactions, unknown kinds', () =>
      withStore((store) => {
        const body = JSON.stringify({ text: 'tea', name: 'tea', title: 'tea', emoji: 'tea' });
        write(store, ['tea', ...['name', 'room', 'poll'].map((kind) => ({ kind, body }))]);
        write(store, [{ kind: 'react', target: 1, body }]);
        cover(store, 1, 5);
        expect(find(store, 'tea')).toEqual([1]);
      }));
  });

  describe(`${name}'s index of edited messages`, () => {
    const edit = (target: number, text: string) => ({ kind: 'edit', target, ...said(text) });

    it('[J5] finds the text of now and not the one of before, whatever was read first', () =>
      withStore((store) => {
        write(store, ['first', 'other', edit(1, 'second'), 'third party', edit(1, 'third')]);
        cover(store, 3, 4);
        expect([find(store, 'second'), find(store, 'first')]).toEqual([[1], []]);
        cover(store, 1, 2);
        expect([find(store, 'second'), find(store, 'first')]).toEqual([[1], []]);
        cover(store, 5, 5);
        expect(['first', 'second', 'third'].map((query) => find(store, query))).toEqual([[], [], [4, 1]]);
      }));

    it('[J5] finds an edit that came after everything was read', () =>
      withStore((store) => {
        write(store, ['first', 'last']);
        cover(store, 1, 2);
        write(store, [edit(1, 'second'), edit(1, 'third')]);
        cover(store, 3, 4);
        expect(['first', 'second', 'third'].map((query) => find(store, query))).toEqual([[], [], [1]]);
      }));

    it('[J6] forgets what is erased, with its edits, at once and for good', () =>
      withStore((store) => {
        write(store, ['canary bird', 'canary yellow', edit(1, 'canary wharf'), edit(2, 'canary islands')]);
        cover(store, 2, 4);
        store.atomically(() => store.erase(1));
        expect([find(store, 'canary'), find(store, 'wharf')]).toEqual([[2], []]);
        cover(store, 1, 1);
        store.atomically(() => store.erase(2));
        expect([find(store, 'canary'), find(store, 'islands')]).toEqual([[], []]);
        write(store, ['canary']);
        cover(store, 5, 5);
        expect(find(store, 'canary')).toEqual([5]);
      }));

    it('[J6] forgets what is pruned, with edits that stay', () =>
      withStore((store) => {
        write(store, ['tea', 'tea', edit(1, 'tea, edited'), 'tea']);
        cover(store, 1, 4);
        store.prune(2, 100);
        expect(find(store, 'tea')).toEqual([4, 2]);
        write(store, ['tea']);
        cover(store, 5, 5);
        expect(find(store, 'tea')).toEqual([5, 4, 2]);
      }));

    it('[J6] forgets what is pruned, much of it at once', () =>
      withStore((store) => {
        write(
          store,
          Array.from({ length: 400 }, (_, i) => `tea ${i + 1}`),
        );
        cover(store, 1, 400);
        store.prune(391, 1_000);
        // It may have forgotten more than it had to: then it says so.
        const gone = store.index.covered().length === 0;
        if (gone) cover(store, 391, 400);
        expect(find(store, 'tea')).toEqual(Array.from({ length: 10 }, (_, i) => 400 - i));
      }));
  });

  it(`${name}'s index goes with the transaction it is filled in`, () =>
    withStore((store) => {
      write(store, ['tea']);
      const attempt = () =>
        store.atomically(() => {
          store.index.cover(store.after(0, ALL));
          throw new Error('The disk is full');
        });
      expect(attempt).toThrow('The disk is full');
      expect([store.index.covered(), find(store, 'tea')]).toEqual([[], []]);
      cover(store, 1, 1);
      expect(find(store, 'tea')).toEqual([1]);
    }));

  it(`[S14] ${name}'s index takes any query for words`, async () => {
    const words = [
      'tea',
      'Milk',
      '東京',
      '"',
      '*',
      '(',
      ')',
      'OR',
      'NEAR',
      '-',
      '^',
      ':',
      '{',
      '}',
      "'",
      ';',
      '\\',
      '\u0000',
      '🎉',
    ];
    const piece = fc.oneof(fc.constantFrom(...words), fc.string({ unit: 'binary', maxLength: 6 }));
    const anything = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(' '));
    await withStore((store) => {
      write(store, ['tea and milk', '東京 🎉', 'OR NEAR', '"*"']);
      cover(store, 1, 4);
      fc.assert(
        fc.property(anything, (query) => {
          const parsed = parseQuery(query);
          if (!parsed.ok) return;
          const { terms, hasLink } = parsed.value;
          for (const seq of store.index.find({ terms, by: null, hasLink }, EVERYTHING, 9)) expect(seq).toBeLessThan(5);
        }),
        { numRuns: 300 },
      );
      expect(store.after(0, ALL)).toHaveLength(4);
    });
  });
}
