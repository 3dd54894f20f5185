import { describe, expect, it } from 'vitest';
import type { Found } from '../../../src/protocol/down.ts';
import type { Up } from '../../../src/protocol/up.ts';
import { ofType, only } from '../../support/frames-of.ts';
import { messagePost, type Person, TestRoom } from '../../support/test-room.ts';

type AskSearch = Extract<Up, { type: 'search' }>;

const base = (room: TestRoom) => ({ base: room.store.facts().head, epoch: room.store.facts().epoch });

function post(
  room: TestRoom,
  who: Person,
  text: string,
  rest: { kind?: string; body?: unknown; target?: number } = {},
): void {
  room.say(who, { type: 'post', posts: [{ ...messagePost(text), ...base(room), ...rest }] });
}

/** `texts` said by Ann. */
function roomOf(texts: readonly string[]): { room: TestRoom; ann: Person } {
  const room = new TestRoom();
  const ann = room.join('A');
  for (const text of texts) post(room, ann, text);
  ann.peer.take();
  return { room, ann };
}

const many = (count: number, text = (i: number) => `message ${i}`) =>
  Array.from({ length: count }, (_, i) => text(i + 1));

function search(room: TestRoom, who: Person, query: string, rest: Partial<AskSearch> = {}): void {
  room.say(who, { type: 'search', ref: 7, query, ...rest });
}

/** The answer, once the room has done its work. */
async function find(room: TestRoom, who: Person, query: string, rest: Partial<AskSearch> = {}): Promise<Found> {
  search(room, who, query, rest);
  await room.clock.pass(60_000);
  const frames = ofType(who.peer.take(), 'found');
  const last = frames.at(-1);
  if (!last) throw new Error('Nothing was answered');
  return last;
}
const seqs = ({ hits }: Found) => hits.map(({ seq }) => seq);

describe('[J1] a search', () => {
  it('answers messages newest first, with their authors, snippets and places', async () => {
    const { room, ann } = roomOf(['Release notes', 'tea', 'The Café releases']);
    const bo = room.join('B');
    const found = await find(room, bo, 'releas');
    expect(found).toMatchObject({ ref: 7, members: { ['A'.repeat(43)]: { name: 'Member A' } } });
    expect(found.hits).toMatchObject([
      { seq: 3, by: 'A'.repeat(43), kind: 'message', text: 'The Café releases', ranges: [{ start: 9, end: 17 }] },
      { seq: 1, by: 'A'.repeat(43), kind: 'message', text: 'Release notes', ranges: [{ start: 0, end: 7 }] },
    ]);
    expect(found.next).toBeUndefined();
    expect(ofType(ann.peer.take(), 'found')).toEqual([]);
  });

  it('is answered once: what tells how far it is cannot be taken for the answer', async () => {
    for (const count of [1, 249, 250, 251, 600]) {
      const { room, ann } = roomOf(many(count));
      search(room, ann, 'nowhere');
      await room.clock.pass(10_000);
      const isAnswer = ({ hits, indexed }: Found) => hits.length > 0 || indexed.done >= indexed.total;
      expect(ofType(ann.peer.take(), 'found').map(isAnswer).indexOf(true)).toBe(count > 250 ? 1 : 0);
    }
  });

  it('that cannot be understood is refused with its ref', () => {
    const { room, ann } = roomOf(['tea']);
    for (const [query, code] of [
      ['', 'searchEmpty'],
      ['?!', 'searchEmpty'],
      ['x'.repeat(201), 'searchTooLong'],
    ] as const) {
      search(room, ann, query);
      expect(only(ann.peer.take(), 'error')).toMatchObject({ code, ref: 7 });
    }
    room.say(ann, '{"type":"search","ref":8,"query":5}');
    expect(only(ann.peer.take(), 'error')).toMatchObject({ code: 'badFrame', ref: 8 });
  });

  it('of an empty room finds nothing and writes nothing', async () => {
    const room = new TestRoom();
    const found = await find(room, room.join('A'), 'tea');
    expect([found.hits, found.indexed, room.store.writes, room.store.index.chunks]).toEqual([
      [],
      { done: 0, total: 0 },
      0,
      [],
    ]);
  });

  it('before joining is not heard', () => {
    const room = new TestRoom();
    const stranger = room.connect();
    search(room, stranger, 'tea');
    expect(only(stranger.peer.take(), 'error').code).toBe('notJoined');
  });

  it('comes in pages of which each goes on where the last ended', async () => {
    const { room, ann } = roomOf(many(130, (i) => (i % 2 ? 'odd tea' : 'even tea')));
    const seen: number[] = [];
    let before: number | undefined;
    for (let page = 0; page < 99; page += 1) {
      const found = await find(room, ann, 'odd', { limit: 9, ...(before !== undefined && { before }) });
      seen.push(...seqs(found));
      before = found.next;
      if (before === undefined) break;
    }
    expect(seen).toEqual(Array.from({ length: 65 }, (_, i) => 129 - i * 2));
    expect((await find(room, ann, 'odd', { limit: 1_000 })).hits).toHaveLength(50);
    expect((await find(room, ann, 'odd')).hits).toHaveLength(20);
    expect((await find(room, ann, 'odd', { limit: 0 })).hits).toHaveLength(1);
    expect(await find(room, ann, 'odd', { before: 1 })).toMatchObject({ hits: [] });
  });
});

describe('[J4] filters', () => {
  it('take authors by name, the beginning of a name, or me', async () => {
    const { room, ann } = roomOf(['tea of A']);
    const anna = room.join('B', { name: 'Anna Lee' });
    const an = room.join('C', { name: 'An' });
    post(room, anna, 'tea of B');
    post(room, an, 'tea of C');
    const by = async (query: string, who = ann) => seqs(await find(room, who, query));
    expect(await by('from:an tea')).toEqual([3]);
    expect(await by('from:@ANNA')).toEqual([2]);
    expect(await by('from:"anna lee"')).toEqual([2]);
    expect(await by('from:member')).toEqual([1]);
    expect(await by('from:me tea', anna)).toEqual([2]);
    expect(await by('from:an from:me tea')).toEqual([3, 1]);
    expect(await by('from:nobody tea')).toEqual([]);
    expect(await by('from:me', room.join('D'))).toEqual([]);
  });

  it('read who has written once for a question, however often it is looked for', async () => {
    const { room, ann } = roomOf(many(3_000));
    let read = 0;
    const authors = room.store.index.authors.bind(room.store.index);
    room.store.index.authors = () => {
      read += 1;
      return authors();
    };
    expect((await find(room, ann, 'from:member nowhere')).indexed).toEqual({ done: 3_000, total: 3_000 });
    expect(read).toBe(1);
  });

  it('take days and moments', async () => {
    const room = new TestRoom();
    const ann = room.join('A');
    room.clock.jump(Date.UTC(2026, 0, 30, 12) - room.clock.now());
    for (const day of [30, 31, 32]) {
      post(room, ann, `tea of ${day}`);
      await room.clock.pass(86_400_000);
    }
    const on = async (query: string) => seqs(await find(room, ann, query));
    expect(await on('tea before:2026-01-31')).toEqual([1]);
    expect(await on('tea after:2026-01-31')).toEqual([3, 2]);
    expect(await on('tea after:2026-01-31 before:2026-02-01')).toEqual([2]);
    expect(await on('after:2026-02-01')).toEqual([3]);
    expect(await on(`before:${Date.UTC(2026, 0, 31, 13)}`)).toEqual([2, 1]);
    expect(await on('tea after:2027-01-01')).toEqual([]);
    expect(await on('tea before:2020-01-01')).toEqual([]);
  });

  it('take links', async () => {
    const { room, ann } = roomOf(['https://a.example', 'no link', 'see www.b.example now']);
    expect(seqs(await find(room, ann, 'has:link'))).toEqual([3, 1]);
    expect(seqs(await find(room, ann, 'has:link see'))).toEqual([3]);
  });
});

describe('[J2] the room reads itself', () => {
  it('in pieces, between which it serves others, and tells how far it is', async () => {
    const { room, ann } = roomOf(many(1_000));
    const bo = room.join('B');
    bo.peer.take();
    search(room, ann, 'nowhere');
    expect(room.store.index.chunks).toEqual([]);
    for (let piece = 1; piece <= 4; piece += 1) {
      await room.clock.pass(0);
      post(room, bo, 'meanwhile');
    }
    await room.clock.pass(0);
    expect(Math.max(...room.store.index.chunks)).toBeLessThanOrEqual(250);
    const found = ofType(ann.peer.take(), 'found');
    expect(found.at(-1)).toMatchObject({ hits: [], indexed: { done: 1_000, total: 1_000 } });
    for (const progress of found.slice(0, -1)) {
      expect(progress).toMatchObject({ hits: [], members: {}, indexed: { total: 1_000 } });
      expect(progress.indexed.done).toBeLessThan(1_000);
    }
    expect(found.length).toBeGreaterThan(1);
  });

  it('not further back than the answer needs, newest first', async () => {
    const { room, ann } = roomOf(many(1_000, (i) => (i % 10 === 0 ? 'tea' : 'milk')));
    const found = await find(room, ann, 'tea');
    expect([found.hits.length, found.hits[0]?.seq, found.next]).toEqual([20, 1_000, 810]);
    expect(room.store.index.covered()).toEqual([{ first: 751, last: 1_000 }]);
    const older = await find(room, ann, 'tea', { before: 810 });
    expect([older.hits[0]?.seq, older.next]).toEqual([800, 610]);
    expect(room.store.index.covered()).toEqual([{ first: 501, last: 1_000 }]);
    expect(seqs(await find(room, ann, 'tea', { before: 25 }))).toEqual([20, 10]);
    expect(room.store.index.covered()).toEqual([{ first: 1, last: 1_000 }]);
  });

  it('each event once, whoever asks how often', async () => {
    const { room, ann } = roomOf(many(600));
    const bo = room.join('B');
    search(room, ann, 'nowhere');
    search(room, bo, 'nobody');
    await room.clock.pass(1_000);
    post(room, ann, 'late message');
    expect(seqs(await find(room, bo, 'late'))).toEqual([601]);
    expect(room.store.index.chunks.reduce((sum, size) => sum + size, 0)).toBe(601);
    expect(ofType(ann.peer.take(), 'found').at(-1)?.indexed).toEqual({ done: 600, total: 600 });
  });

  it('for all who wait by turns: what is near is found before what is nowhere', async () => {
    const { room, ann } = roomOf(many(2_000));
    const bo = room.join('B');
    room.confirmsAtOnce = false;
    search(room, ann, 'nowhere');
    search(room, bo, 'message');
    for (let piece = 0; piece < 4; piece += 1) {
      await room.clock.pass(0);
      await room.confirm();
    }
    expect(ofType(bo.peer.take(), 'found').at(-1)?.hits).toHaveLength(20);
    expect(ofType(ann.peer.take(), 'found').at(-1)?.hits).toEqual([]);
    expect(room.store.index.chunks.length).toBeLessThan(5);
  });

  it('in small pieces where texts are long', async () => {
    const { room, ann } = roomOf(many(100, () => 'long '.repeat(700)));
    await find(room, ann, 'nowhere');
    expect(Math.max(...room.store.index.chunks)).toBeLessThan(20);
  });

  it('only while somebody waits', async () => {
    const { room, ann } = roomOf(many(1_000));
    const bo = room.join('B');
    room.confirmsAtOnce = false;
    search(room, bo, 'nowhere');
    await room.clock.pass(0);
    room.leave(bo);
    await room.confirm();
    await room.clock.pass(10_000);
    expect(room.store.index.chunks).toHaveLength(1);
    expect(ann.peer.take().map(({ type }) => type)).not.toContain('found');
  });

  it('and then sleeps: nothing is left to do', async () => {
    const { room, ann } = roomOf(many(300));
    await find(room, ann, 'nowhere');
    expect(room.clock.pendingTimers).toBe(0);
  });

  it('[G13] and goes on after an eviction where it was', async () => {
    const { room, ann } = roomOf(many(1_000));
    room.confirmsAtOnce = false;
    search(room, ann, 'nowhere');
    await room.clock.pass(0);
    room.evict();
    await room.clock.pass(10_000);
    expect(room.store.index.covered()).toEqual([{ first: 751, last: 1_000 }]);
    room.confirmsAtOnce = true;
    await find(room, ann, 'nowhere');
    expect(room.store.index.chunks.reduce((sum, size) => sum + size, 0)).toBe(1_000);
  });

  it('as soon as what it wrote before is durable, and not sooner', async () => {
    const { room, ann } = roomOf(many(600));
    room.confirmsAtOnce = false;
    search(room, ann, 'nowhere');
    await room.clock.pass(1_000);
    expect(room.store.index.chunks).toHaveLength(1);
    await room.confirm();
    await room.clock.pass(1_000);
    expect(room.store.index.chunks).toHaveLength(2);
  });

  it('[G14] or says that it cannot, and can again later', async () => {
    const { room, ann } = roomOf(many(10));
    room.store.index.failsNext = true;
    search(room, ann, 'message');
    await room.clock.pass(1_000);
    expect(only(ann.peer.take(), 'error')).toMatchObject({ code: 'searchFailed', ref: 7 });
    expect(room.faults).toHaveLength(1);
    expect((await find(room, ann, 'message')).hits).toHaveLength(10);
  });
});

describe('[J5] what is found', () => {
  const edit = (room: TestRoom, who: Person, target: number, text: string) =>
    post(room, who, text, { kind: 'edit', target, body: { text } });

  it('is what messages say now', async () => {
    const { room, ann } = roomOf(['first', 'other']);
    await find(room, ann, 'first');
    edit(room, ann, 1, 'second');
    expect(seqs(await find(room, ann, 'first'))).toEqual([]);
    expect((await find(room, ann, 'second')).hits).toMatchObject([{ seq: 1, text: 'second', kind: 'message' }]);
  });

  it('is not what was edited away while the room still reads', async () => {
    const { room, ann } = roomOf(['tea', ...many(600)]);
    await find(room, ann, 'nowhere');
    post(room, ann, 'tea');
    search(room, ann, 'tea');
    edit(room, ann, 1, 'milk');
    await room.clock.pass(1_000);
    expect(
      ofType(ann.peer.take(), 'found')
        .at(-1)
        ?.hits.map(({ seq }) => seq),
    ).toEqual([602]);
  });

  it('[J6] is never what was deleted', async () => {
    const { room, ann } = roomOf(['canary one', 'canary two']);
    edit(room, ann, 1, 'canary three');
    await find(room, ann, 'canary');
    post(room, ann, '', { kind: 'redact', target: 1, body: {} });
    expect(seqs(await find(room, ann, 'canary'))).toEqual([2]);
    expect(seqs(await find(room, ann, 'three'))).toEqual([]);
    expect(seqs(await find(room, ann, 'from:me'))).toEqual([2]);
  });

  it('[R6] is never below the floor, pruned or not', async () => {
    const room = new TestRoom({ historyEvents: 5 });
    const ann = room.join('A');
    for (const text of many(12, () => 'tea')) post(room, ann, text);
    expect(seqs(await find(room, ann, 'tea'))).toEqual([12, 11, 10, 9, 8]);
    post(room, ann, 'tea');
    expect(seqs(await find(room, ann, 'tea'))).toEqual([13, 12, 11, 10, 9]);
  });

  it('[Q3] includes what was posted before it was asked', async () => {
    const { room, ann } = roomOf(['tea']);
    room.confirmsAtOnce = false;
    post(room, ann, 'more tea');
    post(room, ann, 'even more tea');
    search(room, ann, 'tea');
    for (let turn = 0; turn < 5; turn += 1) {
      await room.clock.pass(1);
      await room.confirm();
    }
    expect(
      ofType(ann.peer.take(), 'found')
        .at(-1)
        ?.hits.map(({ seq }) => seq),
    ).toEqual([3, 2, 1]);
  });
});

describe('[X9] searching too much', () => {
  it('ends the session: a search costs ten frames', async () => {
    const room = new TestRoom({ postsPerSecond: 5, postBurst: 5 });
    const ann = room.join('A');
    let searches = 0;
    for (; ann.peer.closed === null && searches < 1_000; searches += 1) search(room, ann, 'tea');
    expect(ann.peer.closed?.reason).toBe('flood');
    expect(searches).toBeLessThan(60);
    expect(searches).toBeGreaterThan(30);
  });

  it('does no work for questions that newer ones replace', async () => {
    const { room, ann } = roomOf(['tea', 'milk']);
    for (let i = 0; i < 20; i += 1) search(room, ann, 'tea', { ref: i });
    search(room, ann, 'milk', { ref: 99 });
    await room.clock.pass(1_000);
    expect(new Set(ofType(ann.peer.take(), 'found').map(({ ref }) => ref))).toEqual(new Set([99]));
  });
});
