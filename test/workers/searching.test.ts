// Searching a room of some thousand messages on the real object: work in pieces, others served meanwhile, evictions.
import { evictDurableObject, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import type { Found } from '../../src/protocol/down.ts';
import { SqliteStore } from '../../src/server/sqlite-store.ts';
import { createKey, join, type Line, say } from './worker-client.ts';

const COUNT = 3_000;
const stubOf = (room: string) => env.ROOM.getByName(room);

/** A room of 3,000 messages, and two who are in it. */
async function fullRoom(room: string): Promise<{ ann: Line; bob: Line }> {
  const key = await createKey();
  const first = await join(room, key);
  await say(first, 'message 1');
  await runInDurableObject(stubOf(room), (_, { storage }) => {
    const store = new SqliteStore(storage);
    for (let seq = 2; seq <= COUNT; seq += 1) {
      const body = JSON.stringify({ text: `message ${seq}${seq % 1_000 === 0 ? ' of tea' : ''}` });
      store.append({ seq, at: 1, by: 1, id: `event-${seq}`.padEnd(16, '0'), kind: 'message', target: null, body });
    }
  });
  await evictDurableObject(stubOf(room), { webSockets: 'close' });
  return { ann: await join(room, key, { attempt: 1 }), bob: await join(room, await createKey(), { name: 'Bob' }) };
}

const found = (line: Line): Found[] => line.frames.filter((frame): frame is Found => frame.type === 'found');
const isAnswer = ({ hits, indexed }: Found): boolean => hits.length > 0 || indexed.done >= indexed.total;

async function search(line: Line, query: string, ref = 1): Promise<Found> {
  line.send({ type: 'search', ref, query });
  const answer = () => found(line).find((frame) => frame.ref === ref && isAnswer(frame));
  await line.until(() => answer() !== undefined, `an answer to ${query}`);
  return answer() ?? expect.fail();
}

const seqs = ({ hits }: Found): number[] => hits.map(({ seq }) => seq);
const covered = (room: string) =>
  runInDurableObject(stubOf(room), (_, { storage }) => new SqliteStore(storage).index.covered());

describe(`[J2] a first search in ${COUNT} messages`, () => {
  it('serves others while it reads, and finds all of it', async () => {
    const { ann, bob } = await fullRoom('searched');
    ann.send({ type: 'search', ref: 1, query: 'nowhere' });
    bob.send({
      type: 'post',
      posts: [{ id: crypto.randomUUID(), epoch: '', base: 0, kind: 'message', body: { text: 'meanwhile' } }],
    });
    await ann.until(() => found(ann).some(isAnswer), 'an answer');
    const texts = ann.texts;
    const posted = texts.findIndex((text) => text.includes('meanwhile') || text.includes('refused'));
    const answered = texts.findIndex((text) => text.includes(`"done":${COUNT}`));
    expect(found(ann).length).toBeGreaterThan(1);
    expect(posted).toBeGreaterThan(-1);
    expect(posted).toBeLessThan(answered);
    expect(seqs(await search(ann, 'tea', 2))).toEqual([3_000, 2_000, 1_000]);
    expect(seqs(await search(bob, '"message 7"', 3))).toEqual([7]);
  });

  it('reads no more than its answer needs', async () => {
    const { ann } = await fullRoom('near');
    expect(seqs(await search(ann, 'message'))).toHaveLength(20);
    const [span, ...more] = await covered('near');
    expect([span?.last, more]).toEqual([COUNT, []]);
    expect(span?.first).toBeGreaterThan(COUNT - 300);
  });

  it('[G13] cut off by an eviction goes on where it was when it is asked again', async () => {
    const { ann } = await fullRoom('evicted');
    ann.send({ type: 'search', ref: 1, query: 'nowhere' });
    await ann.until(() => found(ann).length > 0, 'progress');
    await evictDurableObject(stubOf('evicted'), { webSockets: 'hibernate' });
    const before = await covered('evicted');
    expect(before.at(-1)?.last).toBe(COUNT);
    expect(seqs(await search(ann, 'tea', 2))).toEqual([3_000, 2_000, 1_000]);
    expect(await covered('evicted')).toEqual([{ first: 1, last: COUNT }]);
    const rows = await runInDurableObject(stubOf('evicted'), (_, { storage }) =>
      storage.sql.exec(`SELECT count(*) AS n FROM search_words('message')`).toArray(),
    );
    expect(rows).toEqual([{ n: COUNT }]);
  });

  it('leaves posts as cheap as they were: the index hears of them at the next search', async () => {
    const { ann } = await fullRoom('cheap');
    await search(ann, 'tea');
    const before = await covered('cheap');
    await say(ann, 'more tea');
    expect(await covered('cheap')).toEqual(before);
    expect(seqs(await search(ann, 'tea', 2))[0]).toBe(COUNT + 1);
  });
});

it('[J6] [G19] what is deleted is found no more, and its words are nowhere', async () => {
  const line = await join('redacted', await createKey());
  await say(line, 'the qzxvcanary sings');
  await say(line, 'tea');
  expect(seqs(await search(line, 'qzxvcanary'))).toEqual([1]);
  const epoch = await epochOf('redacted');
  const post = { id: crypto.randomUUID(), epoch, base: 2, kind: 'redact', target: 1, body: {} };
  line.send({ type: 'post', posts: [post] });
  await line.until(({ texts }) => texts.some((text) => text.includes('"redact"')), 'the deletion');
  expect(seqs(await search(line, 'qzxvcanary', 2))).toEqual([]);
  const blocks = await runInDurableObject(stubOf('redacted'), async (_, { storage }) => {
    await storage.sync();
    return storage.sql.exec<{ block: ArrayBuffer }>('SELECT block FROM search_words_data').toArray();
  });
  const words = blocks.map(({ block }) => new TextDecoder('latin1').decode(block)).join('');
  expect(words).toContain('tea');
  expect(words).not.toMatch(/qzxv|canary/);
});

function epochOf(room: string): Promise<string> {
  return runInDurableObject(stubOf(room), (_, { storage }) => new SqliteStore(storage).facts().epoch);
}
