// The room in numbers, asked of real objects through the Worker.
import { evictDurableObject, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import * as v from 'valibot';
import { afterEach, describe, expect, it, test, vi } from 'vitest';
import { RoomStats } from '../../src/protocol/room-stats.ts';
import { SECURITY_HEADERS } from '../../src/server/security-headers.ts';
import { createKey, get, join, say } from './worker-client.ts';

const HOUR = 3_600_000;
const stubOf = (room: string) => env.ROOM.getByName(room);
const evict = (room: string): Promise<void> => evictDurableObject(stubOf(room), { webSockets: 'hibernate' });
const ask = async (room: string): Promise<RoomStats> =>
  v.parse(RoomStats, await (await get(`/room/${room}/stats`)).json());
const at = (now: number) => vi.useFakeTimers({ toFake: ['Date'], now });

/** What SQLite counts as changed rows since the database was opened, and what there is of tables. */
const written = (room: string) =>
  runInDurableObject(stubOf(room), (_, { storage }) => ({
    rows: storage.sql.exec('SELECT total_changes() AS rows').one().rows,
    tables: storage.sql.exec(`SELECT name FROM sqlite_master WHERE name NOT LIKE '\\_cf%' ESCAPE '\\'`).toArray(),
  }));

afterEach(() => {
  vi.useRealTimers();
});

describe('[U1] GET /room/:id/stats', () => {
  it('answers sums, fresh, with every security header', async () => {
    await say(await join('numbers', await createKey(), { name: 'Annabel' }), 'a word');
    const response = await get('/room/numbers/stats');
    expect([response.status, response.headers.get('Cache-Control')]).toEqual([200, 'no-store']);
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) expect(response.headers.get(name), name).toBe(value);
    const text = await response.text();
    expect(text).not.toMatch(/Annabel|a word/);
    const stats = v.parse(RoomStats, JSON.parse(text));
    expect(stats).toMatchObject({ room: 'numbers', events: 1, floor: 1, rows: 2, members: 1, connected: 1, wakes: 1 });
    expect(stats.bytes).toBeGreaterThan(4_096);
    expect(stats.flush.count).toBe(1);
    expect(stats.flush.p99Ms).toBeGreaterThanOrEqual(1);
  });

  it('has one address for each room', async () => {
    const response = await get('/room/Tea%20Room/stats?x=1');
    expect([response.status, response.headers.get('Location')]).toEqual([308, '/room/tea-room/stats?x=1']);
  });

  test.each(['/room/a.b/stats', '/room/%F0%9F%98%80/stats', `/room/${'x'.repeat(65)}/stats`])(
    '%s is refused with a code',
    async (path) => {
      const response = await get(path);
      expect([response.status, response.headers.get('Content-Security-Policy')]).toEqual([
        400,
        SECURITY_HEADERS['Content-Security-Policy'],
      ]);
      expect(response.headers.get('Content-Type')).toBe('application/problem+json');
      expect(await response.json()).toMatchObject({ type: '/docs#badRoomId', status: 400, code: 'badRoomId' });
    },
  );
});

it('[U2] asking about a room in which nothing was written is answered with zeros and leaves nothing behind', async () => {
  for (let time = 0; time < 3; time += 1) {
    expect(await ask('nobody')).toEqual({
      ...{ room: 'nobody', events: 0, floor: 1, rows: 0, members: 0, connected: 0, bytes: 0 },
      ...{ since: 0, wakes: 0, asleepShare: 0, flush: { count: 0, p50Ms: 0, p99Ms: 0 } },
    });
    expect(await written('nobody')).toEqual({ rows: 0, tables: [] });
    await evict('nobody');
  }
});

it('[U3] wakes are counted over evictions without a row; a tally is written once in an hour in which something is said', async () => {
  const room = 'sleeper';
  const start = Date.now();
  at(start);
  const ann = await join(room, await createKey());
  await say(ann, 'first');
  const rowsOf = async (minute: number): Promise<unknown> => {
    await evict(room);
    at(start + minute * 60_000);
    const before = Number((await written(room)).rows);
    await say(ann, `after ${minute} minutes`);
    await ask(room);
    return Number((await written(room)).rows) - before;
  };
  // 1 a message; 2 with the first word of the second life, and an hour later.
  const rows = [
    await rowsOf(1),
    await rowsOf(2),
    await rowsOf(30),
    await rowsOf(60),
    await rowsOf(62),
    await rowsOf(63),
  ];
  expect(rows).toEqual([2, 1, 1, 1, 2, 1]);
  const { wakes, since, asleepShare } = await ask(room);
  expect([wakes, since]).toEqual([7, start]);
  expect(asleepShare).toBeCloseTo(1 - 60 / (63 * 60), 3);
});

it('[U3] the tally outlives the sockets: a restart that drops them costs at most the last hour', async () => {
  const room = 'restarted';
  const start = Date.now();
  at(start);
  const ann = await join(room, await createKey());
  await say(ann, 'first');
  await evict(room);
  at(start + HOUR);
  await say(ann, 'saved');
  await evictDurableObject(stubOf(room), { webSockets: 'close' });
  at(start + 2 * HOUR);
  const { wakes, since, connected } = await ask(room);
  expect([wakes, since, connected]).toEqual([3, start, 0]);
});
