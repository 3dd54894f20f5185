import { evictDurableObject, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import { MigrationError } from '../../src/server/migrate.ts';
import { MIGRATIONS } from '../../src/server/migrations.ts';
import { SqliteStore } from '../../src/server/sqlite-store.ts';
import { dial, get } from './worker-client.ts';

const ALL = { events: 100, bytes: 1e9 };
const LATER = [...MIGRATIONS, 'CREATE TABLE pins (seq INTEGER PRIMARY KEY); INSERT INTO pins SELECT seq FROM log'];
const ROW = { number: 1, member: 'A'.repeat(43), name: 'Ann', marks: [] };
const EVENT = { seq: 1, at: 5, by: 1, id: 'event-0000000001', kind: 'message', target: null, body: '{"text":"Hi"}' };
let rooms = 0;

/** A storage that a build with these steps has written to. */
function inWritten<T>(steps: readonly string[], work: (storage: DurableObjectStorage) => T): Promise<T> {
  rooms += 1;
  return runInDurableObject(env.ROOM.getByName(`migrations-${rooms}`), (_, { storage }) => {
    const store = new SqliteStore(storage, steps);
    store.atomically(() => {
      store.begin('epoch-0000000001');
      store.addMember(ROW);
      store.append(EVENT);
    });
    return work(storage);
  });
}
const stepsOf = (storage: DurableObjectStorage) =>
  storage.sql.exec('SELECT version, step FROM migrations ORDER BY version').toArray();

describe('a room that an older build wrote', () => {
  it('gets the steps it lacks, and keeps what it has', () =>
    inWritten(MIGRATIONS, (storage) => {
      const store = new SqliteStore(storage, LATER);
      expect(stepsOf(storage).map(({ version }) => version)).toEqual(LATER.map((_, i) => i));
      expect(storage.sql.exec('SELECT seq FROM pins').toArray()).toEqual([{ seq: 1 }]);
      expect([store.after(0, ALL), store.facts().epoch]).toEqual([[EVENT], 'epoch-0000000001']);
    }));

  it('is brought up to date once: waking again changes nothing', () =>
    inWritten(LATER, (storage) => {
      const before = stepsOf(storage);
      expect(before).toHaveLength(LATER.length);
      for (let wake = 0; wake < 3; wake += 1) new SqliteStore(storage, LATER);
      expect(stepsOf(storage)).toEqual(before);
    }));

  it('stays as it was if a step fails, and all its steps with it', () =>
    inWritten(MIGRATIONS, (storage) => {
      const broken = [...LATER, 'CREATE TABLE log (again)'];
      expect(() => new SqliteStore(storage, broken)).toThrow();
      expect(stepsOf(storage)).toHaveLength(MIGRATIONS.length);
      expect(() => storage.sql.exec('SELECT * FROM pins')).toThrow('no such table');
      expect(new SqliteStore(storage).after(0, ALL)).toEqual([EVENT]);
    }));

  it('begins with all the steps of the build that begins it', () =>
    inWritten(LATER, (storage) => expect(stepsOf(storage).map(({ step }) => step)).toEqual(LATER)));
});

describe('is refused', () => {
  it('a past that was edited', () =>
    inWritten(MIGRATIONS, (storage) => {
      const edited = [`${MIGRATIONS[0]} -- a word`, ...MIGRATIONS.slice(1)];
      expect(() => new SqliteStore(storage, edited)).toThrow(MigrationError);
      expect(stepsOf(storage)).toHaveLength(MIGRATIONS.length);
    }));

  it('a room of a newer build', () =>
    inWritten(LATER, (storage) => {
      expect(() => new SqliteStore(storage, MIGRATIONS)).toThrow(MigrationError);
      expect(new SqliteStore(storage, LATER).after(0, ALL)).toEqual([EVENT]);
    }));
});

describe('no step that there is was ever edited', () => {
  const known = [
    '2d2c6331170537a593f9a744398f2ab81b8424f4c9f6084bfa4464098a74736c',
    '1309682031d6d4517396a107058315c258a7d25740fd970a90ee6a9f79133a67',
  ];
  it('and each is known here', () => expect(MIGRATIONS).toHaveLength(known.length));

  it.each(known.map((hash, i): [number, string] => [i, hash]))('step %i', async (i, hash) => {
    const bytes = new TextEncoder().encode(JSON.stringify(MIGRATIONS.slice(i, i + 1)));
    const digest = Array.from(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)), (byte) =>
      byte.toString(16).padStart(2, '0'),
    );
    expect(digest.join(''), 'Append a step instead: rooms that ran this one will refuse to open.').toBe(hash);
  });
});

it('[S13] a room that cannot be opened is an error without a stack, with every header, and no other room suffers', async () => {
  const stub = env.ROOM.getByName('newer');
  await runInDurableObject(stub, (_, { storage }) => new SqliteStore(storage, LATER).begin('epoch-0000000001'));
  await evictDurableObject(stub);
  const response = await get('/room/newer', { headers: { Upgrade: 'websocket' } });
  const text = await response.text();
  expect(response.status).toBe(500);
  expect(text).not.toMatch(/Error|newer build|\bat |src\//);
  expect(response.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
  expect((await dial('/room/older')).closed).toBeNull();
});
