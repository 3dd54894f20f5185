// SQLite under the contract of every store, and what a row costs.
import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import type { StoredEvent } from '../../src/room/ports.ts';
import { EFFECTIVE_CHANGES } from '../../src/server/log-queries.ts';
import { SqliteStore } from '../../src/server/sqlite-store.ts';
import { hooksContract } from '../contract/hooks-contract.ts';
import { storeContract } from '../contract/store-contract.ts';

let rooms = 0;

function inStorage<T>(work: (storage: DurableObjectStorage) => T): Promise<T> {
  rooms += 1;
  return runInDurableObject(env.ROOM.getByName(`store-${rooms}`), (_, state) => work(state.storage));
}

storeContract('the SQLite store', (work) => inStorage((storage) => work(new SqliteStore(storage))));
hooksContract('the SQLite store', (work) => inStorage((storage) => work(new SqliteStore(storage))));

const event = (seq: number, rest: Partial<StoredEvent> = {}): StoredEvent => ({
  ...{ seq, at: seq, by: 1, id: `event-${seq}`.padEnd(16, '0'), kind: 'message', target: null, body: '{}', ...rest },
});
const ROW = { number: 1, member: 'A'.repeat(43), name: 'Ann', marks: [] };

/** Rows that `work` writes, counted where SQLite counts them. */
function countRows(storage: DurableObjectStorage, work: (store: SqliteStore) => void): number {
  let rows = 0;
  const sql = new Proxy(storage.sql, {
    get(target, name) {
      if (name === 'exec')
        return (query: string, ...bindings: SqlStorageValue[]) => {
          const cursor = target.exec(query, ...bindings);
          const all = cursor.toArray();
          rows += cursor.rowsWritten;
          return Object.assign(all, { toArray: () => all, one: () => all[0] });
        };
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  const counted = new Proxy(storage, {
    get(target, name) {
      if (name === 'sql') return sql;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  work(new SqliteStore(counted));
  return rows;
}

describe('rows written', () => {
  const written = (work: (store: SqliteStore) => void): Promise<number> =>
    inStorage((storage) => {
      const store = new SqliteStore(storage);
      store.begin('epoch-0000000001');
      store.addMember(ROW);
      store.append(event(1));
      return countRows(storage, work);
    });

  it('are 1 for a message of a member that has a row', async () => {
    expect(await written((store) => store.append(event(2)))).toBe(1);
  });

  it("are 2 more for a member's first", async () => {
    expect(await written((store) => store.addMember({ ...ROW, number: 2, member: 'B'.repeat(43) }))).toBe(2);
  });

  it('are 2 for an event that changes another, and 1 for a name', async () => {
    expect(await written((store) => store.append(event(2, { target: 1 })))).toBe(2);
    expect(await written((store) => store.renameMember(1, 'Anna', []))).toBe(1);
  });

  it('[U3] are 1 for the tally of wakes, the first time and again', async () => {
    const tally = { since: 1, wakes: 2, awakeMs: 3, activeAt: 4 };
    expect(await written((store) => store.saveWakes(tally))).toBe(1);
    const twice = (store: SqliteStore) => {
      for (const wakes of [1, 2]) store.saveWakes({ ...tally, wakes });
    };
    expect(await written(twice)).toBe(2);
  });

  it('[B6] are 1 for a webhook, and 1 each time it notes how far it is', async () => {
    const about = { id: 'hook', name: 'CI', maker: ROW.member, madeAt: 1, usedAt: null };
    const put = (usedAt: number | null) => (store: SqliteStore) =>
      store.hooks.put({ kind: 'incoming', ...about, usedAt, tokenHash: 'h' });
    expect(await written(put(null))).toBe(1);
    const twice = (store: SqliteStore) => {
      for (const usedAt of [1, 2]) put(usedAt)(store);
    };
    expect(await written(twice)).toBe(2);
  });

  it('are few for the first event of a room', async () => {
    const rows = await inStorage((storage) =>
      countRows(storage, (store) => {
        store.begin('epoch-0000000001');
        store.addMember(ROW);
        store.append(event(1));
      }),
    );
    expect(rows).toBeLessThanOrEqual(20);
    expect(rows).toBeGreaterThan(3);
  });

  it('are 0 for every read, and for looking into a room in which nothing was written', async () => {
    const read = (store: SqliteStore) => {
      store.facts();
      store.after(0, { events: 9, bytes: 9 });
      store.before(9, { events: 9, bytes: 9 });
      store.changesOf(1, 9);
      Array.from(store.effectiveChangesOf(1, 9));
      store.countChanges(1, 9);
      store.signed({ first: 1, last: 9 });
      store.firstSince(5, 1);
      store.findMember(ROW.member);
      store.memberAt(1);
      store.nextMemberNumber();
      store.hasBadgeFace('x', ROW.member);
      store.savedWakes();
      store.bytes();
    };
    expect(await written(read)).toBe(0);
    expect(await inStorage((storage) => countRows(storage, read))).toBe(0);
    const tables = await inStorage((storage) => {
      read(new SqliteStore(storage));
      return storage.sql.exec(`SELECT name FROM sqlite_master WHERE name NOT LIKE '\\_cf%' ESCAPE '\\'`).toArray();
    });
    expect(tables).toEqual([]);
  });
});

describe('query plans', () => {
  const plan = (query: string, ...bindings: SqlStorageValue[]): Promise<string> =>
    inStorage((storage) => {
      new SqliteStore(storage).begin('epoch-0000000001');
      const rows = storage.sql.exec<{ detail: string }>(`EXPLAIN QUERY PLAN ${query}`, ...bindings).toArray();
      return rows.map((row) => row.detail).join('; ');
    });

  it('[Q2] changes of a range come from the partial index', async () => {
    const query = 'SELECT * FROM log WHERE target IS NOT NULL AND target BETWEEN ? AND ? ORDER BY seq';
    expect(await plan(query, 1, 9)).toContain('USING INDEX log_target (target>? AND target<?)');
  });

  it('[Q2] and so do those that count, whose rows come by key, one as it is asked for', async () => {
    const steps = await plan(EFFECTIVE_CHANGES, 1, 9);
    expect(steps).toMatch(/^SEARCH log USING INTEGER PRIMARY KEY \(rowid=\?\); LIST/);
    expect(steps.match(/USING( COVERING)? INDEX log_target \(target>\? AND target<\?\)/g)).toHaveLength(2);
    expect(steps).not.toContain('ORDER BY');
  });

  it('reads go by key, and members by their face', async () => {
    expect(await plan('SELECT * FROM log WHERE seq > ? ORDER BY seq LIMIT ?', 1, 9)).toBe(
      'SEARCH log USING INTEGER PRIMARY KEY (rowid>?)',
    );
    expect(await plan('SELECT * FROM members WHERE face = ? AND member = ?', 'x', 'y')).toBe(
      'SEARCH members USING INDEX members_face (face=?)',
    );
  });
});

it('[G14] the size falls when events are pruned, so that a full room takes messages again', async () => {
  const [full, pruned] = await inStorage((storage) => {
    const store = new SqliteStore(storage);
    store.begin('epoch-0000000001');
    for (let seq = 1; seq <= 500; seq += 1) store.append(event(seq, { body: `"${'x'.repeat(4_000)}"` }));
    const before = store.bytes();
    store.prune(450, 1_000);
    return [before, store.bytes()];
  });
  expect(pruned).toBeLessThan(full / 2);
});
