import { describe, expect, it } from 'vitest';
import { CLOSE } from '../../../src/protocol/close-codes.ts';
import { ROSTER_SAMPLE } from '../../../src/protocol/limits.ts';
import { ofType, only, typesOf } from '../../support/frames-of.ts';
import { messagePost, type Person, TestRoom } from '../../support/test-room.ts';

const key = (letter: string) => letter.repeat(43);

/** Joins a crowd of members whose keys are numbers. */
function crowd(room: TestRoom, count: number, from = 0): Person[] {
  return Array.from({ length: count }, (_, index) => {
    const person = room.connect();
    const member = `${from + index}`.padStart(43, '0');
    const hello = {
      type: 'hello',
      key: member,
      signature: 'S'.repeat(86),
      name: `Member ${index}`,
      engine: 'engine-000000000',
      attempt: 0,
    };
    const claim = room.room.hear(person.seat, JSON.stringify(hello));
    if (claim) room.room.admit(person.seat, claim, member);
    return person;
  });
}

describe('[Y1] presence', () => {
  it('tells newcomers, states and departures', async () => {
    const room = new TestRoom();
    const [ann, bob] = [room.join('A'), room.join('B')];
    await room.clock.pass(250);
    ann.peer.take();
    room.say(bob, { type: 'presence', state: 'idle' });
    room.join('C');
    await room.clock.pass(250);
    expect(only(ann.peer.take(), 'presence')).toEqual({
      type: 'presence',
      count: 3,
      changed: [
        { member: key('B'), name: 'Member B', state: 'idle' },
        { member: key('C'), name: 'Member C', state: 'active' },
      ],
      left: [],
    });
    room.leave(bob);
    await room.clock.pass(250);
    expect(only(ann.peer.take(), 'presence')).toMatchObject({ count: 2, changed: [], left: [key('B')] });
  });

  it('shows several sessions of one member as one, active if any is', async () => {
    const room = new TestRoom();
    const [ann, tab] = [room.join('A'), room.join('A', { engine: 'another-tab-0001' })];
    const bob = room.join('B');
    const state = () => only(bob.peer.take(), 'presence').changed;
    room.say(tab, { type: 'presence', state: 'idle' });
    await room.clock.pass(250);
    expect(state()).toMatchObject([{ state: 'active' }, { state: 'active' }]);
    room.say(ann, { type: 'presence', state: 'idle' });
    await room.clock.pass(250);
    expect(state()).toMatchObject([{ member: key('A'), state: 'idle' }]);
    room.leave(tab);
    await room.clock.pass(250);
    expect(only(bob.peer.take(), 'presence')).toMatchObject({ count: 2, left: [], changed: [{ member: key('A') }] });
  });

  it('survives a wake, with states, and tells nobody what they know', async () => {
    const room = new TestRoom();
    const [ann, bob] = [room.join('A'), room.join('B')];
    room.say(bob, { type: 'presence', state: 'idle' });
    await room.clock.pass(250);
    ann.peer.take();
    room.evict();
    await room.clock.pass(1_000);
    expect(ann.peer.take()).toEqual([]);
    const { roster } = only(room.join('C').peer.take(), 'welcome');
    expect(roster).toMatchObject({ count: 3, sampled: false });
    expect(roster.present.map((one) => [one.member, one.state])).toEqual([
      [key('A'), 'active'],
      [key('B'), 'idle'],
      [key('C'), 'active'],
    ]);
  });

  it('tells a new name', async () => {
    const room = new TestRoom();
    const [ann, bob] = [room.join('A'), room.join('B')];
    room.say(ann, { type: 'post', posts: [messagePost('', 0, { kind: 'name', body: { name: 'Anna' } })] });
    await room.clock.pass(250);
    expect(only(bob.peer.take(), 'presence').changed).toContainEqual({
      member: key('A'),
      name: 'Anna',
      state: 'active',
    });
  });
});

describe('[Y2] changes gather', () => {
  it('for 250 ms, into one frame a peer, whatever came and went', async () => {
    const room = new TestRoom();
    const ann = room.join('A');
    await room.clock.pass(1_000);
    ann.peer.take();
    const people = crowd(room, 50);
    for (const person of people.slice(0, 20)) room.leave(person);
    await room.clock.pass(249);
    expect(ann.peer.take()).toEqual([]);
    await room.clock.pass(1);
    const change = only(ann.peer.take(), 'presence');
    expect([change.count, change.changed.length, change.left.length]).toEqual([31, 30, 20]);
    await room.clock.pass(10_000);
    expect(ann.peer.take()).toEqual([]);
    expect(room.clock.pendingTimers).toBe(0);
  });

  it('above 200 members into a number, and come back whole below', async () => {
    const room = new TestRoom();
    const people = crowd(room, ROSTER_SAMPLE);
    await room.clock.pass(1_000);
    const [ann] = people as [Person];
    ann.peer.take();
    const [more] = crowd(room, 1, 500) as [Person];
    expect(only(more.peer.take(), 'welcome').roster).toMatchObject({
      count: 201,
      sampled: true,
      present: { length: 200 },
    });
    await room.clock.pass(1_000);
    expect(ann.peer.take()).toEqual([{ type: 'presence', count: 201, changed: [], left: [] }]);
    room.say(more, { type: 'presence', state: 'idle' });
    await room.clock.pass(1_000);
    expect(ann.peer.take()).toEqual([]);
    room.leave(more);
    await room.clock.pass(1_000);
    expect(only(ann.peer.take(), 'roster')).toMatchObject({ count: 200, sampled: false, present: { length: 200 } });
  });
});

describe('[Y3] typing', () => {
  it('is gathered, told to all, and the last word counts', async () => {
    const room = new TestRoom();
    const [ann, bob, cyd] = [room.join('A'), room.join('B'), room.join('C')];
    await room.clock.pass(250);
    ann.peer.take();
    room.say(bob, { type: 'typing', on: true });
    room.say(cyd, { type: 'typing', on: true });
    room.say(cyd, { type: 'typing', on: false });
    await room.clock.pass(250);
    expect(ann.peer.take()).toEqual([{ type: 'typing', began: [key('B')], stopped: [key('C')] }]);
    await room.clock.pass(10_000);
    expect([ann.peer.take(), room.store.writes]).toEqual([[], 0]);
  });
});

describe('[Y4] [G11] a ghost', () => {
  it('declared a heartbeat, was silent for 75 s, and is closed with 4004 when the room looks', async () => {
    const room = new TestRoom();
    const [ghost, quiet] = [room.join('A', { heartbeat: true }), room.join('B')];
    await room.clock.pass(74_999);
    room.room.maintain();
    expect(ghost.peer.closed).toBeNull();
    await room.clock.pass(1);
    room.room.maintain();
    expect([ghost.peer.closed?.code, quiet.peer.closed]).toEqual([CLOSE.ghost, null]);
    await room.clock.pass(250);
    expect(ofType(quiet.peer.take(), 'presence').at(-1)).toMatchObject({ count: 1, left: [key('A')] });
  });

  it('is not who sends, or whose heartbeat the platform answered, also while the room slept', async () => {
    const room = new TestRoom();
    const [ann, bob] = [room.join('A', { heartbeat: true }), room.join('B', { heartbeat: true })];
    await room.clock.pass(60_000);
    room.say(ann, 'ping');
    bob.peer.heartbeat = room.clock.now();
    await room.clock.pass(60_000);
    room.room.maintain();
    expect([ann.peer.closed, bob.peer.closed]).toEqual([null, null]);
    room.evict();
    bob.peer.heartbeat = room.clock.now();
    room.room.maintain();
    expect([ann.peer.closed?.code, bob.peer.closed]).toEqual([CLOSE.ghost, null]);
  });

  it('is gone within 90 s where others talk, without an alarm', async () => {
    const room = new TestRoom();
    const [ghost, ...talking] = ['A', 'B', 'C', 'D', 'E'].map((letter) => room.join(letter, { heartbeat: true }));
    const [bob] = talking as [Person];
    await room.clock.pass(250);
    bob.peer.take();
    for (let second = 2; second <= 90; second += 2) {
      await room.clock.pass(2_000);
      if (second === 74) expect(ghost?.peer.closed).toBeNull();
      room.say(talking[(second / 2) % 4] ?? bob, { type: 'typing', on: true });
    }
    const presence = ofType(bob.peer.take(), 'presence');
    expect([ghost?.peer.closed?.code, presence.at(-1)]).toMatchObject([CLOSE.ghost, { count: 4, left: [key('A')] }]);
    expect(talking.map(({ peer }) => peer.closed)).toEqual([null, null, null, null]);
    await room.clock.pass(10_000);
    expect(room.clock.pendingTimers).toBe(0);
  });

  it('is gone also where only programs post, which are not connected', async () => {
    const room = new TestRoom();
    const [ghost, bob] = [room.join('A', { heartbeat: true }), room.join('B')];
    const caller = { member: `guest:${'c'.repeat(22)}`, name: 'CI', address: '' };
    for (let second = 0; second <= 85; second += 5) {
      await room.clock.pass(5_000);
      await room.room.callers.post(caller, { id: null, kind: 'message', body: { text: 'x' } });
    }
    expect([ghost.peer.closed?.code, bob.peer.closed]).toEqual([CLOSE.ghost, null]);
  });

  it('is not asked about at every frame', async () => {
    const room = new TestRoom();
    const [ann, bob] = [room.join('A', { heartbeat: true }), room.join('B')];
    await room.clock.pass(80_000);
    let asked = 0;
    ann.peer.heartbeatAt = () => {
      asked += 1;
      return room.clock.now();
    };
    for (let frame = 0; frame < 200; frame += 1) {
      await room.clock.pass(100);
      room.say(bob, { type: 'typing', on: true });
    }
    expect(asked).toBeLessThanOrEqual(3);
  });

  it('is looked for after 1 minute, then ever less often, up to 30, and not if nobody declared a heartbeat', async () => {
    const room = new TestRoom();
    room.say(room.join('B'), { type: 'post', posts: [messagePost('Hi')] });
    expect(room.scheduled).toEqual([]);
    const ann = room.join('A', { heartbeat: true });
    const pauses: number[] = [];
    for (let check = 0; check < 9; check += 1) {
      const at = room.scheduled.at(-1) ?? 0;
      pauses.push((at - room.clock.now()) / 60_000);
      await room.clock.pass(at - room.clock.now());
      ann.peer.heartbeat = room.clock.now();
      room.evict();
      room.room.maintain();
    }
    expect(pauses).toEqual([1, 1, 2, 4, 8, 16, 30, 30, 30]);
  });
});

describe('[S6] marks', () => {
  const marksOf = (person: Person, member: string) =>
    only(person.peer.take(), 'welcome').roster.present.find((one) => one.member === member)?.marks;

  it('tell who looks like someone present, like a reserved name, like an earlier badge', () => {
    const room = new TestRoom();
    const bob = room.join('B', { name: 'Bob' });
    expect(marksOf(bob, key('B'))).toBeUndefined();
    expect(marksOf(room.join('C', { name: 'B0B' }), key('C'))).toEqual(['likeName']);
    expect(marksOf(room.join('D', { name: 'Admin' }), key('D'))).toEqual(['likeName']);
    for (const [i, name] of ['👑 Admin', '👩‍🚀 system', '1️⃣ ad.min', '🇦🇩❤️here'].entries()) {
      const letter = 'WXYZ'.charAt(i);
      expect(marksOf(room.join(letter, { name }), key(letter))).toEqual(['likeName']);
    }
    expect(marksOf(room.join('V', { name: '👑 Administer 1' }), key('V'))).toBeUndefined();
    expect(marksOf(room.join('B', { name: 'Bob', engine: 'another-tab-0001' }), key('B'))).toBeUndefined();
    room.say(room.join('E', { name: 'Eve' }), { type: 'post', posts: [messagePost('Hi')] });
    const twin = `${key('E').slice(0, 8)}${'z'.repeat(35)}`;
    const person = room.connect();
    const hello = {
      type: 'hello',
      key: twin,
      signature: 'S'.repeat(86),
      name: 'Twin',
      engine: 'engine-000000000',
      attempt: 0,
    };
    const claim = room.room.hear(person.seat, JSON.stringify(hello));
    if (claim) room.room.admit(person.seat, claim, twin);
    expect(marksOf(person, twin)).toEqual(['sameBadge']);
  });

  it('follow a rename: the new name is held, the old one is free', () => {
    const room = new TestRoom();
    const ann = room.join('A', { name: 'Ann' });
    room.say(ann, { type: 'post', posts: [messagePost('', 0, { kind: 'name', body: { name: 'Zoe' } })] });
    expect(marksOf(room.join('B', { name: 'zoe' }), key('B'))).toEqual(['likeName']);
    expect(marksOf(room.join('C', { name: 'Ann' }), key('C'))).toBeUndefined();
  });

  it('stay with the second of a name when the first has gone and a third comes', () => {
    const room = new TestRoom();
    const ann = room.join('A', { name: 'Ann' });
    room.join('B', { name: 'Ann' });
    room.leave(ann);
    expect(marksOf(room.join('C', { name: 'Ann' }), key('C'))).toEqual(['likeName']);
  });

  it('stay while one of several tabs of the first is open', () => {
    const room = new TestRoom();
    const [tab] = [room.join('A', { name: 'Ann' }), room.join('A', { name: 'Ann', engine: 'another-tab-0001' })];
    room.leave(tab);
    expect(marksOf(room.join('B', { name: 'Ann' }), key('B'))).toEqual(['likeName']);
  });

  it('come with messages, and are kept over a wake', () => {
    const room = new TestRoom();
    room.join('A', { name: 'Ann' });
    const bob = room.join('B', { name: 'Ann' });
    room.say(bob, { type: 'post', posts: [messagePost('Hi')] });
    room.evict();
    expect(only(room.join('C').peer.take(), 'reset').members).toEqual({
      [key('B')]: { name: 'Ann', marks: ['likeName'] },
    });
    expect(typesOf(bob.peer.take())).toContain('events');
  });
});
