// The index in SQLite under the contract of every store; where its words are, and where they are no more.
import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import { mostBytesOf } from '../../src/room/quota.ts';
import { SqliteStore } from '../../src/server/sqlite-store.ts';
import { searchContract } from '../contract/search-contract.ts';

let rooms = 0;

function inStorage<T>(work: (storage: DurableObjectStorage) => T | Promise<T>): Promise<T> {
  rooms += 1;
  return runInDurableObject(env.ROOM.getByName(`search-index-${rooms}`), (_, state) => work(state.storage));
}

searchContract('the SQLite store', (work) => inStorage((storage) => work(new SqliteStore(storage))));

const ALL = { events: 10_000, bytes: 1e9 };
const ROW = { number: 1, member: 'A'.repeat(43), name: 'Ann', marks: [] };

function storeOf(storage: DurableObjectStorage, texts: readonly string[]): SqliteStore {
  const store = new SqliteStore(storage);
  store.atomically(() => {
    store.begin('epoch-0000000001');
    store.addMember(ROW);
    for (const [i, text] of texts.entries()) {
      const id = `event-${i}`.padEnd(16, '0');
      store.append({ seq: i + 1, at: 1, by: 1, id, kind: 'message', target: null, body: JSON.stringify({ text }) });
    }
  });
  return store;
}

const fill = (store: SqliteStore) => store.atomically(() => store.index.cover(store.after(0, ALL)));
const tables = (storage: DurableObjectStorage) =>
  storage.sql
    .exec(`SELECT name FROM sqlite_master WHERE name LIKE 'search%'`)
    .toArray()
    .map(({ name }) => `${name}`);

/** Everything that is stored anywhere, as one string of bytes. What was written is committed before. */
async function dump(storage: DurableObjectStorage): Promise<string> {
  await storage.sync();
  const names = storage.sql.exec(
    `SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'`,
  );
  return names
    .toArray()
    .filter(({ name }) => !`${name}`.startsWith('_cf'))
    .flatMap(({ name }) => storage.sql.exec(`SELECT * FROM "${name}"`).toArray())
    .flatMap((row) => Object.values(row))
    .map((value) => (value instanceof ArrayBuffer ? new TextDecoder('latin1').decode(value) : `${value}`))
    .join('\n');
}

describe('[J2] the tables', () => {
  it('come with the first search, not before', () =>
    inStorage((storage) => {
      const store = storeOf(storage, ['tea']);
      store.index.covered();
      store.erase(1);
      store.prune(2, 9);
      expect(tables(storage)).toEqual([]);
      fill(withAnother(storage));
      expect(tables(storage)).toContain('search_words');
    }));

  it('of another version are made anew', () =>
    inStorage((storage) => {
      const store = storeOf(storage, ['tea']);
      fill(store);
      storage.sql.exec(`UPDATE facts SET value = '0' WHERE name = 'searchVersion'`);
      expect(store.index.covered()).toEqual([]);
      fill(store);
      expect(
        store.index.find(
          { terms: [{ words: ['tea'], isPrefix: false }], by: null, hasLink: false },
          { first: 1, last: 9 },
          9,
        ),
      ).toEqual([1]);
    }));

  it('are gone when much is pruned at once', () =>
    inStorage((storage) => {
      const store = storeOf(
        storage,
        Array.from({ length: 500 }, (_, i) => `word${i}`),
      );
      fill(store);
      store.prune(400, 1_000);
      expect(tables(storage)).toEqual([]);
    }));
});

/** Another message in a room of which nothing is left. */
function withAnother(storage: DurableObjectStorage): SqliteStore {
  const store = new SqliteStore(storage);
  store.append({
    seq: 2,
    at: 1,
    by: 1,
    id: 'event-two-000000',
    kind: 'message',
    target: null,
    body: '{"text":"milk"}',
  });
  return store;
}

describe('[G19] a canary', () => {
  const texts = Array.from({ length: 300 }, (_, i) => `message ${i} of many about something`);
  const CANARY = 'qzxvcanary';

  it('that was deleted is in no table, whatever its neighbours are', () =>
    inStorage(async (storage) => {
      const store = storeOf(storage, texts.with(150, `the ${CANARY} sings Kwyjibo東`));
      fill(store);
      expect(await dump(storage)).toContain('kwyjibo');
      expect((await dump(storage)).toLowerCase()).toContain(CANARY);
      store.atomically(() => store.erase(151));
      expect(await dump(storage)).not.toMatch(/qzxv|canary|wyjib|東/i);
      storage.sql.exec(`INSERT INTO search_words (search_words) VALUES ('integrity-check')`);
    }));

  it('that was edited away and then deleted is in no table', () =>
    inStorage(async (storage) => {
      const store = storeOf(storage, texts.with(0, CANARY));
      fill(store);
      const body = JSON.stringify({ text: `${CANARY} twice` });
      store.append({ seq: 301, at: 1, by: 1, id: 'edit-00000000000', kind: 'edit', target: 1, body });
      store.atomically(() => store.index.cover(store.after(300, ALL)));
      store.atomically(() => store.erase(1));
      expect(await dump(storage)).not.toMatch(/qzxv|canary/i);
    }));

  it('that was pruned is in no table, alone or with many', async () => {
    for (const floor of [2, 250]) {
      const left = await inStorage(async (storage) => {
        const store = storeOf(storage, texts.with(0, CANARY));
        fill(store);
        store.prune(floor, 1_000);
        return dump(storage);
      });
      expect(left).not.toMatch(/qzxv|canary/i);
    }
  });
});

describe('[G14] what a full room is judged by', () => {
  const COUNT = 100;
  /** None of its words in any other text. */
  const words = (i: number, length: number, letter: (at: number) => string) =>
    Array.from({ length }, (_, at) => letter(i * length + at)).join('');
  const texts: readonly [string, (i: number) => string][] = [
    ['short ones', (i) => `${i}`],
    ['long words', (i) => words(i, 60, (at) => `${at.toString(36).padStart(60, 'w')} `)],
    ['short words', (i) => words(i, 800, (at) => `${at.toString(36)} `)],
    ['no spaces between words', (i) => words(i, 4_000, (at) => String.fromCodePoint(0x4e00 + ((at * 7) % 20_000)))],
    ['pictures', (i) => words(i, 1_000, (at) => String.fromCodePoint(0x1f300 + (at % 700)))],
  ];

  it.each(texts)('is more than what is stored: %s', (_, textOf) =>
    inStorage((storage) => {
      const store = storeOf(storage, ['the first']);
      fill(store);
      const before = store.bytes();
      let most = 0;
      for (let i = 0; i < COUNT; i += 1) {
        const [seq, number] = [i + 2, i + 2];
        const body = JSON.stringify({ text: textOf(i) });
        const id = `event-${seq}`.padEnd(16, '0');
        const event = { seq, at: seq, by: number, id, kind: 'message', target: null, body };
        store.atomically(() => {
          store.addMember({ ...ROW, number, member: `${number}`.padStart(43, 'M') });
          store.append(event);
          store.index.cover([event]);
        });
        most += mostBytesOf(event);
      }
      const grown = store.bytes() - before;
      expect(grown).toBeGreaterThan(0);
      expect(grown).toBeLessThan(most);
    }),
  );
});
