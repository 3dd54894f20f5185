import { describe, expect, it, test } from 'vitest';
import { CLOSE } from '../../../src/protocol/close-codes.ts';
import type { Up } from '../../../src/protocol/up.ts';
import { ofType, only, typesOf } from '../../support/frames-of.ts';
import { messagePost, type Person, TestRoom } from '../../support/test-room.ts';

const ENGINE = 'engine-000000000';
const guest: Up = { type: 'guest', name: 'Gus', engine: ENGINE, attempt: 0 };
const hello = (key: string): string =>
  JSON.stringify({
    type: 'hello',
    key: key.repeat(43),
    signature: 'S'.repeat(86),
    name: 'Ann',
    engine: ENGINE,
    attempt: 0,
  });

describe('[H2] the challenge', () => {
  it('comes first, and each has a nonce of its own', () => {
    const room = new TestRoom();
    const frames = [room.connect(), room.connect()].map((person) => only(person.peer.take(), 'challenge'));
    expect(frames.map((frame) => frame.protocol)).toEqual(['ajar.v1', 'ajar.v1']);
    expect(new Set(frames.map((frame) => frame.nonce)).size).toBe(2);
  });

  it('outlives a wake: the nonce that was sent is the one to sign', () => {
    const room = new TestRoom();
    const ann = room.connect();
    const { nonce } = only(ann.peer.take(), 'challenge');
    room.evict();
    const claim = room.room.hear(ann.seat, hello('A'));
    expect(claim).toMatchObject({ signed: { nonce, room: 'test', host: 'ajar.test', key: 'A'.repeat(43) } });
  });

  it('is good for one hello: while that is being proven, another is out of turn', () => {
    const room = new TestRoom();
    const ann = room.connect();
    expect(room.room.hear(ann.seat, hello('A'))).not.toBeNull();
    expect(room.room.hear(ann.seat, hello('B'))).toBeNull();
    expect(ann.peer.closed?.code).toBe(CLOSE.badHello);
  });

  it('is spent also if the room forgets everything while the proof is made', () => {
    const room = new TestRoom();
    const ann = room.connect();
    const claim = room.room.hear(ann.seat, hello('A'));
    expect(claim).not.toBeNull();
    room.evict();
    expect(ann.peer.closed?.code).toBe(CLOSE.restarting);
    if (claim) room.room.admit(ann.seat, claim, 'A'.repeat(43));
    expect(ofType(ann.peer.take(), 'welcome')).toEqual([]);
  });
});

describe('[H3] a hello', () => {
  it('with a wrong signature closes with 4502', () => {
    const room = new TestRoom();
    const ann = room.connect();
    const claim = room.room.hear(ann.seat, hello('A'));
    if (claim) room.room.admit(ann.seat, claim, null);
    expect(ann.peer.closed?.code).toBe(CLOSE.badSignature);
    expect(typesOf(ann.peer.take())).toEqual(['challenge']);
  });

  it('that comes again after joining closes with 4506', () => {
    const room = new TestRoom();
    const ann = room.join('A');
    room.sayHello(ann, 'A');
    expect(ann.peer.closed?.code).toBe(CLOSE.badHello);
  });

  test.each(['', 'a\u202eb', '* Ann', 'x'.repeat(33)])('with the name %j closes with 4503', (name) => {
    const room = new TestRoom();
    expect(room.join('A', { name }).peer.closed?.code).toBe(CLOSE.badName);
  });

  it('that is proven after its socket has gone seats nobody', async () => {
    const room = new TestRoom();
    const [ann, bob] = [room.connect(), room.join('B')];
    const claim = room.room.hear(ann.seat, hello('A'));
    room.leave(ann);
    if (claim) room.room.admit(ann.seat, claim, 'A'.repeat(43));
    await room.clock.pass(1_000);
    expect(only(bob.peer.take(), 'presence').count).toBe(1);
  });

  it('that is proven twice seats one', () => {
    const room = new TestRoom();
    const ann = room.connect();
    const claim = room.room.hear(ann.seat, hello('A'));
    if (claim) room.room.admit(ann.seat, claim, 'A'.repeat(43));
    if (claim) room.room.admit(ann.seat, claim, 'B'.repeat(43));
    expect(only(ann.peer.take(), 'welcome').you.member).toBe('A'.repeat(43));
  });
});

describe('[H4] a guest', () => {
  const admitted = (room: TestRoom): Person => {
    const person = room.connect();
    const claim = room.room.hear(person.seat, JSON.stringify(guest));
    expect(claim).toMatchObject({ kind: 'guest', room: 'test' });
    if (claim) room.room.admit(person.seat, claim, `guest:${'g'.repeat(22)}`);
    return person;
  };

  it('joins and writes, and cannot take a name', () => {
    const room = new TestRoom();
    const gus = admitted(room);
    expect(only(gus.peer.take(), 'welcome').you).toEqual({ member: `guest:${'g'.repeat(22)}`, name: 'Gus' });
    room.say(gus, { type: 'post', posts: [messagePost('Hi')] });
    room.say(gus, { type: 'post', posts: [messagePost('', 0, { kind: 'name', body: { name: 'Ann' } })] });
    const frames = gus.peer.take();
    expect(only(frames, 'events').members).toEqual({ [`guest:${'g'.repeat(22)}`]: { name: 'Gus' } });
    expect(only(frames, 'refused').refusals[0]).toMatchObject({ code: 'notAllowed', action: 'fix' });
  });
});

describe('joining', () => {
  it('[H5] names only whom the room has not met', () => {
    const room = new TestRoom();
    const ann = room.join('A', { name: 'Ann' });
    expect(only(ann.peer.take(), 'welcome').you.name).toBe('Ann');
    const again = room.join('A', { name: 'Anna', attempt: 1 });
    expect(only(again.peer.take(), 'welcome').you.name).toBe('Anna');
    room.say(again, { type: 'post', posts: [messagePost('Hi')] });
    room.evict();
    const later = room.join('A', { name: 'Eve', attempt: 2 });
    expect(only(later.peer.take(), 'welcome').you.name).toBe('Anna');
  });

  it('[H7] is answered by welcome, then backlog where there is something to resume, else reset', () => {
    const room = new TestRoom();
    const since = { epoch: '', seq: 0, id: '' };
    expect(typesOf(room.join('A').peer.take())).toEqual(['challenge', 'welcome', 'reset']);
    expect(typesOf(room.join('B', { since }).peer.take())).toEqual(['challenge', 'welcome', 'backlog']);
    const welcome = only(room.join('C').peer.take(), 'welcome');
    expect(welcome).toMatchObject({ head: 0, floor: 1, at: room.clock.now(), room: { id: 'test' } });
    expect(welcome.roster.present.map((one) => one.member[0])).toEqual(['A', 'B', 'C']);
  });

  const early: (Up | string)[] = [
    { type: 'post', posts: [messagePost('Hi')] },
    { type: 'pull', after: 0 },
    { type: 'page', ref: 1 },
    { type: 'sync', seq: 0 },
    { type: 'typing', on: true },
    { type: 'presence', state: 'idle' },
  ];
  test.each(early)('[H6] [S2] before a hello nothing is done and nothing told: %j', async (frame) => {
    const room = new TestRoom();
    const bob = room.join('B');
    room.say(bob, { type: 'post', posts: [messagePost('secret')] });
    const ann = room.connect();
    room.say(bob, { type: 'post', posts: [messagePost('secret')] });
    room.say(ann, frame);
    await room.clock.pass(5_000);
    const frames = ann.peer.take();
    expect(typesOf(frames)).toEqual(['challenge', 'error']);
    expect(only(frames, 'error').code).toBe('notJoined');
  });

  it('[H6] a socket without a valid hello is closed after 10 s, one with it is not', async () => {
    const room = new TestRoom();
    const [ann, bob] = [room.connect(), room.join('B')];
    await room.clock.pass(9_999);
    expect(ann.peer.closed).toBeNull();
    await room.clock.pass(1);
    expect(ann.peer.closed?.code).toBe(CLOSE.helloTimeout);
    await room.clock.pass(60_000);
    expect(bob.peer.closed).toBeNull();
    expect(room.clock.pendingTimers).toBe(0);
  });

  it('[H6] each 10 s after its own coming, whoever of the others has spoken, with one timer for all', async () => {
    const room = new TestRoom();
    const early = room.connect();
    await room.clock.pass(3_000);
    const [gone, late] = [room.connect(), room.connect()];
    expect(room.clock.pendingTimers).toBe(1);
    room.leave(gone);
    await room.clock.pass(7_000);
    expect([early.peer.closed?.code, late.peer.closed]).toEqual([CLOSE.helloTimeout, null]);
    await room.clock.pass(2_999);
    expect(late.peer.closed).toBeNull();
    await room.clock.pass(1);
    expect(late.peer.closed?.code).toBe(CLOSE.helloTimeout);
    expect(room.clock.pendingTimers).toBe(0);
  });

  it('[H6] a clock that is set back does not keep the room awake until it has caught up', async () => {
    const room = new TestRoom();
    for (let n = 0; n < 2; n += 1) room.connect();
    room.clock.jump(-3_600_000);
    await room.clock.pass(20_000);
    expect(room.clock.pendingTimers).toBe(0);
  });

  it('[H6] no timer is left once nobody is waited for: it would keep the room awake', () => {
    const room = new TestRoom();
    const [first, second] = [room.connect(), room.connect()];
    for (const person of [second, first]) room.leave(person);
    expect(room.clock.pendingTimers).toBe(0);
  });

  it('[H6] also if the room slept in between', async () => {
    const room = new TestRoom();
    const ann = room.connect();
    room.evict();
    await room.clock.pass(10_000);
    expect(ann.peer.closed?.code).toBe(CLOSE.helloTimeout);
  });
});

describe('[H8] a newer attempt of an engine', () => {
  it('takes over, and late frames of the older session are dropped', async () => {
    const room = new TestRoom();
    const older = room.join('A', { attempt: 1 });
    const newer = room.join('A', { attempt: 2 });
    expect([older.peer.closed?.code, newer.peer.closed]).toEqual([CLOSE.superseded, null]);
    room.say(older, { type: 'post', posts: [messagePost('late')] });
    expect(room.store.facts().head).toBe(0);
    await room.clock.pass(1_000);
    expect(only(newer.peer.take(), 'presence')).toMatchObject({ count: 1, left: [] });
  });

  it('also when the older one sat there before a wake, and keeps what that had queued', () => {
    const room = new TestRoom();
    const older = room.join('A', { attempt: 1 });
    room.evict();
    room.confirmsAtOnce = false;
    room.say(room.join('B'), { type: 'post', posts: [messagePost('one')] });
    room.say(older, { type: 'post', posts: [messagePost('two')] });
    expect(room.store.facts().head).toBe(1);
    const newer = room.join('A', { attempt: 2 });
    expect(older.peer.closed?.code).toBe(CLOSE.superseded);
    expect(only(newer.peer.take(), 'welcome').head).toBe(2);
  });

  it('does not give way to an older one', () => {
    const room = new TestRoom();
    const newer = room.join('A', { attempt: 2 });
    const older = room.join('A', { attempt: 1 });
    expect([newer.peer.closed, older.peer.closed?.code]).toEqual([null, CLOSE.superseded]);
    expect(ofType(older.peer.take(), 'welcome')).toEqual([]);
  });

  it('leaves alone other engines of the member and the same engine of another', () => {
    const room = new TestRoom();
    const people = [
      room.join('A', { engine: 'tab-000000000001', attempt: 1 }),
      room.join('A', { engine: 'tab-000000000002', attempt: 9 }),
      room.join('B', { engine: 'tab-000000000001', attempt: 9 }),
    ];
    expect(people.map((person) => person.peer.closed)).toEqual([null, null, null]);
  });
});
