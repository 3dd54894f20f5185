// Posts by those who have no socket.
import { describe, expect, it } from 'vitest';
import type { Caller, CallOutcome, Formerly } from '../../../src/room/callers.ts';
import type { Draft } from '../../../src/room/draft.ts';
import { messagePost, settle, TestRoom } from '../../support/test-room.ts';

const cal: Caller = { member: `guest:${'c'.repeat(22)}`, name: 'Cal', address: 'a' };
const KEY = 'k'.repeat(24);

const message = (text: string, id: string | null = null): Draft => ({ id, kind: 'message', body: { text } });

function call(room: TestRoom, draft: Draft, who: Partial<Caller> = {}, formerly: Formerly | null = null) {
  return room.room.callers.post({ ...cal, ...who }, draft, formerly);
}

async function seqOf(outcome: Promise<CallOutcome>): Promise<number | string> {
  const settled = await outcome;
  return settled.kind === 'stored' ? settled.seq : settled.code;
}

describe('a call', () => {
  it('[P2] is an event like any other, answered with the name of its author', async () => {
    const room = new TestRoom();
    const ann = room.join('A');
    ann.peer.take();
    const outcome = await call(room, message('one'));
    expect(outcome).toMatchObject({ kind: 'stored', seq: 1, isNew: true });
    expect(JSON.parse(outcome.kind === 'stored' ? outcome.event : '')).toMatchObject({
      ...{ seq: 1, by: cal.member, name: 'Cal', kind: 'message', body: { text: 'one' } },
    });
    expect(ann.peer.take()).toMatchObject([{ type: 'events', events: [{ seq: 1, by: cal.member }] }]);
  });

  it('[G2] is answered when its event is durable, not before', async () => {
    const room = new TestRoom();
    room.confirmsAtOnce = false;
    let answered = false;
    const outcome = call(room, message('one')).finally(() => {
      answered = true;
    });
    await settle();
    expect([room.store.facts().head, answered]).toEqual([1, false]);
    await room.confirm();
    expect(await seqOf(outcome)).toBe(1);
  });

  it('[P6] with a key is stored once: at once, after a wake, and as far back as the room can look', async () => {
    const room = new TestRoom();
    expect(await seqOf(call(room, message('zero')))).toBe(1);
    expect(await seqOf(call(room, message('one', KEY)))).toBe(2);
    expect(await call(room, message('changed', KEY))).toMatchObject({ kind: 'stored', seq: 2, isNew: false });
    const ann = room.join('A');
    for (let i = 0; i < 10_000; i += 1) room.say(ann, { type: 'post', posts: [messagePost(`${i}`)] });
    room.evict();
    expect(await call(room, message('one', KEY))).toMatchObject({ kind: 'stored', seq: 2, isNew: false });
    expect(room.store.facts().head).toBe(10_002);
  });

  it('[P6] with a key of another author is another event', async () => {
    const room = new TestRoom();
    await call(room, message('one', KEY));
    expect(await seqOf(call(room, message('one', KEY), { member: 'B'.repeat(43) }))).toBe(2);
  });

  it('[P6] of a guest that is repeated on the next day finds what it stored before', async () => {
    const room = new TestRoom();
    await call(room, message('one', KEY));
    const tomorrow = { member: `guest:${'d'.repeat(22)}` };
    const id = 'l'.repeat(24);
    const formerly = { member: cal.member, id: KEY };
    expect(await seqOf(call(room, message('one', id), tomorrow, formerly))).toBe(1);
    room.evict();
    expect(await seqOf(call(room, message('one', id), tomorrow, formerly))).toBe(1);
    expect(
      await seqOf(call(room, message('two', 'm'.repeat(24)), tomorrow, { ...formerly, id: KEY.toUpperCase() })),
    ).toBe(2);
  });

  it('[P2] [C4] changes and answers what is there now, with a key too', async () => {
    const room = new TestRoom();
    await call(room, message('one'));
    expect(await seqOf(call(room, { id: null, kind: 'edit', target: 1, body: { text: 'two' } }))).toBe(2);
    expect(await seqOf(call(room, { id: KEY, kind: 'react', target: 1, body: { emoji: '👍', on: true } }))).toBe(3);
    expect(await seqOf(call(room, { id: KEY, kind: 'react', target: 1, body: { emoji: '👍', on: true } }))).toBe(3);
    expect(await seqOf(call(room, { id: 'r'.repeat(24), kind: 'message', body: { text: 'yes', reply: 1 } }))).toBe(4);
    expect(await seqOf(call(room, { id: null, kind: 'redact', target: 1, body: {} }))).toBe(5);
    expect(await seqOf(call(room, { id: null, kind: 'redact', target: 6, body: {} }))).toBe('targetUnknown');
  });

  it('[S3] is judged by who calls', async () => {
    const room = new TestRoom();
    await call(room, message('one'));
    const other = { member: 'B'.repeat(43) };
    expect(await seqOf(call(room, { id: null, kind: 'redact', target: 1, body: {} }, other))).toBe('notYours');
    expect(await seqOf(call(room, { id: null, kind: 'name', body: { name: 'X' } }))).toBe('notAllowed');
    expect(await seqOf(call(room, message(' ')))).toBe('textEmpty');
  });

  it('[X9] takes the tokens of its member and of its address, whoever else posts from there', async () => {
    const room = new TestRoom({ postsPerSecond: 1, postBurst: 1 });
    expect(await seqOf(call(room, message('one')))).toBe(1);
    expect(await call(room, message('two'))).toEqual({ kind: 'refused', code: 'tooFast', delayMs: 1_000 });
    for (let n = 2; n <= 10; n += 1) await call(room, message('more'), { member: `guest:${n}`.padEnd(28, 'x') });
    expect(await seqOf(call(room, message('more'), { member: `guest:${'y'.repeat(22)}` }))).toBe('tooFast');
    expect(await seqOf(call(room, message('more'), { member: `guest:${'y'.repeat(22)}`, address: 'b' }))).toBe(11);
  });

  it('[B5] by a hook’s token takes the hook’s tokens, under however many names, and only for what it stored', async () => {
    const room = new TestRoom({ postsPerSecond: 2, postBurst: 20 });
    const hook = 'h'.repeat(24);
    const by = (n: number) => ({ hook, member: `guest:${n}`.padEnd(28, 'x'), name: `Bot ${n}` });
    expect(await seqOf(call(room, message('one', KEY), by(0)))).toBe(1);
    for (let n = 0; n < 5; n += 1) {
      expect(await seqOf(call(room, message('one', KEY), by(0)))).toBe(1);
      expect(await seqOf(call(room, message(' '), by(0)))).toBe('textEmpty');
    }
    const outcomes = await Promise.all(Array.from({ length: 40 }, (_, n) => seqOf(call(room, message('more'), by(n)))));
    expect(outcomes.filter((outcome) => outcome !== 'tooFast')).toHaveLength(19);
    expect(await call(room, message('more'), by(41))).toMatchObject({ code: 'tooFast', delayMs: 500 });
    expect(await seqOf(call(room, message('more'), { ...by(41), hook: 'i'.repeat(24) }))).toBe(21);
    expect(room.store.memberAt(1)?.marks).toEqual(['bot']);
  });

  it('[P8] is refused before it is looked at where its address calls too often', async () => {
    const room = new TestRoom({ postsPerSecond: 1, postBurst: 1 });
    const outcomes: CallOutcome[] = [];
    for (let n = 0; n < 101; n += 1) outcomes.push(await call(room, message(' ')));
    expect(outcomes.filter((outcome) => outcome.kind === 'refused' && outcome.code === 'textEmpty')).toHaveLength(100);
    expect(outcomes.at(-1)).toEqual({ kind: 'refused', code: 'tooFast', delayMs: 50 });
  });

  it('[G14] that cannot be written is refused, to be called again', async () => {
    const room = new TestRoom();
    room.store.failsNext = true;
    expect(await call(room, message('one'))).toEqual({ kind: 'refused', code: 'notStored', delayMs: 1_000 });
    expect(await seqOf(call(room, message('one')))).toBe(1);
  });
});
