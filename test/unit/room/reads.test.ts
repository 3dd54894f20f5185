// How much of the log is read for what is posted after a wake: counted where the store hands events out.
import { describe, expect, it } from 'vitest';
import { MAX_BASE_DISTANCE } from '../../../src/protocol/limits.ts';
import type { ExportPlace } from '../../../src/room/export-turn.ts';
import { codesIn, only } from '../../support/frames-of.ts';
import { fill, messagePost, type Person, TestRoom } from '../../support/test-room.ts';

/** Far from being pruned: a room that nears that looks at its oldest event after each flush. */
const KEPT = { historyEvents: 1_000_000 };

const readsOf = async (room: TestRoom, work: () => unknown): Promise<number> => {
  const before = room.store.reads;
  await work();
  return room.store.reads - before;
};

describe('[X2] looking for what was posted before', () => {
  it('reads each part of the log once a wake, whoever asks', async () => {
    const room = new TestRoom(KEPT);
    const [ann, bob] = [room.join('A'), room.join('B')];
    fill(room, bob, 3_000);
    fill(room, ann, 1);
    room.evict();
    const { epoch, head } = room.store.facts();
    const post = (person: Person, base: number) =>
      readsOf(room, () => room.say(person, { type: 'post', posts: [messagePost('x', base, { epoch })] }));
    expect(await post(ann, head)).toBe(0);
    expect(await post(ann, head - 100)).toBe(100);
    expect(await post(bob, head - 100)).toBe(0);
    expect(await post(bob, 0)).toBe(head - 100);
    for (const person of [ann, bob, ann]) expect(await post(person, 0)).toBe(0);
    room.evict();
    expect(await post(bob, head)).toBe(room.store.facts().head - head - 1);
  });

  it('[P6] reads no more for a call with a key, and none for the next', async () => {
    const room = new TestRoom(KEPT);
    fill(room, room.join('B'), 500);
    const caller = { member: 'B'.repeat(43), name: 'Bob', address: 'home' };
    const call = (id: string) =>
      room.room.callers.post(caller, { id: id.padEnd(16, '0'), kind: 'message', body: { text: id } });
    room.evict();
    expect(await readsOf(room, () => call('one'))).toBe(500);
    expect(await readsOf(room, () => call('two'))).toBe(0);
    room.evict();
    expect(await call('one')).toMatchObject({ seq: 501, isNew: false });
  });

  it('ends where a base is too old to be known, so that a room long awake reads nothing', async () => {
    const room = new TestRoom(KEPT);
    const bob = room.join('B');
    fill(room, bob, 100);
    room.evict();
    const { epoch } = room.store.facts();
    const first = messagePost('first', 100, { epoch });
    room.say(bob, { type: 'post', posts: [first] });
    fill(room, bob, 2 * MAX_BASE_DISTANCE + 10);
    const deepest = room.store.facts().head - MAX_BASE_DISTANCE;
    bob.peer.take();
    const ask = messagePost('deep', deepest, { epoch });
    expect(await readsOf(room, () => room.say(bob, { type: 'post', posts: [ask] }))).toBe(0);
    bob.peer.take();
    room.say(bob, { type: 'post', posts: [{ ...first, base: 100 }] });
    expect(only(bob.peer.take(), 'refused').refusals).toMatchObject([{ code: 'baseUnknown' }]);
  }, 20_000);
});

describe("[G16] taking tokens again from the log's tail", () => {
  const LIMITS = { ...KEPT, postsPerSecond: 5, postBurst: 20 };
  const post = (room: TestRoom, person: Person): string[] => {
    person.peer.take();
    const { epoch, head } = room.store.facts();
    room.say(person, { type: 'post', posts: [messagePost('x', head, { epoch })] });
    return codesIn(person.peer.take());
  };

  it('reads nothing where nobody wrote of late', async () => {
    const room = new TestRoom(LIMITS);
    const ann = room.join('A');
    for (let i = 0; i < 20; i += 1) post(room, ann);
    await room.clock.pass(10_001);
    room.evict();
    expect(await readsOf(room, () => expect(post(room, ann)).toEqual([]))).toBe(0);
  });

  it('reads back to a rest of everybody, a piece at a time', async () => {
    const room = new TestRoom(LIMITS);
    const ann = room.join('A');
    for (let i = 0; i < 300; i += 1) {
      await room.clock.pass(200);
      expect(post(room, ann)).toEqual([]);
    }
    await room.clock.pass(10_000);
    for (let i = 0; i < 20; i += 1) expect(post(room, ann)).toEqual([]);
    room.evict();
    expect(await readsOf(room, () => expect(post(room, ann)).toEqual(['tooFast']))).toBe(50);
  });

  it('counts what was written before a shorter rest', async () => {
    const room = new TestRoom({ ...LIMITS, postsPerSecond: 1, postBurst: 10 });
    const ann = room.join('A');
    for (let i = 0; i < 10; i += 1) post(room, ann);
    await room.clock.pass(9_000);
    for (let i = 0; i < 9; i += 1) expect(post(room, ann)).toEqual([]);
    room.evict();
    expect(post(room, ann)).toEqual(['tooFast']);
  });
});

describe('[Q2] what changed a page', () => {
  /** Messages by member 1, then so many edits of each, long ones. */
  const editedRoom = (messages: number, edits: number): { room: TestRoom; ann: Person } => {
    const room = new TestRoom(KEPT);
    const ann = room.join('A');
    fill(room, ann, messages);
    for (let i = 0; i < messages * edits; i += 1) {
      const seq = messages + 1 + i;
      const body = `{"text":"${'x'.repeat(1_000)} ${seq}"}`;
      const id = `edit-${seq}`.padEnd(16, '0');
      room.store.append({ seq, at: 0, by: 1, id, kind: 'edit', target: 1 + (i % messages), body });
    }
    room.evict();
    return { room, ann };
  };

  it('is not read further than a page may hold, and of one message always', async () => {
    const { room, ann } = editedRoom(100, 50);
    const reads = await readsOf(room, () => room.say(ann, { type: 'page', ref: 1, after: 0, limit: 100 }));
    const page = only(ann.peer.take(), 'page');
    expect(page.events.map(({ seq }) => seq)).toEqual(Array.from({ length: 50 }, (_, i) => i + 1));
    expect(page.changes).toHaveLength(50);
    expect(page.changes.map(({ target }) => target)).toEqual(page.events.map(({ seq }) => seq));
    // Of 5,000 edits, those of the half that is shown.
    expect(reads).toBeLessThan(100 + 2_500 + 10);
  });

  it('[P8] makes turns of an export short, none of which is left out', () => {
    const { room } = editedRoom(300, 20);
    const texts: string[] = [];
    for (let place: ExportPlace | null | undefined; place !== null; ) {
      const turn = room.room.answers.exportTurn('text', place ?? null);
      texts.push(turn.text);
      place = turn.next;
    }
    const said = texts.join('').match(/x (\d+) \(edited\)/g);
    expect(said).toEqual(Array.from({ length: 300 }, (_, i) => `x ${300 + 19 * 300 + i + 1} (edited)`));
    expect(texts.length).toBeGreaterThan(2);
    expect(Math.max(...texts.map(({ length }) => length))).toBeLessThan(400_000);
  });
});
