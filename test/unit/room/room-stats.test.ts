// The room in numbers, and what counting them costs.
import * as v from 'valibot';
import { describe, expect, it, test } from 'vitest';
import { CLOSE } from '../../../src/protocol/close-codes.ts';
import { RoomStats } from '../../../src/protocol/room-stats.ts';
import { asleepShare, busyAt, newer, type WakeTally, woken } from '../../../src/room/wake-tally.ts';
import { messagePost, type Person, TestRoom } from '../../support/test-room.ts';

const HOUR = 3_600_000;
const say = (room: TestRoom, person: Person, text: string) =>
  room.say(person, { type: 'post', posts: [messagePost(text)] });
/** Sleeps through that time and has something to do at its end. */
const sleep = async (room: TestRoom, ms: number) => {
  room.evict();
  await room.clock.pass(ms);
};

describe('[U3] the tally of wakes', () => {
  const tally: WakeTally = { since: 0, wakes: 3, awakeMs: 20_000, activeAt: 100_000 };

  test.each<[string, number, number]>([
    ['ten seconds after the last thing to do the room sleeps', 500_000, 30_000],
    ['a wake within them counts only what passed', 104_000, 24_000],
    ['a clock that was set back counts nothing', 50_000, 20_000],
  ])('%s', (_, now, awakeMs) => expect(woken(tally, now)).toEqual({ since: 0, wakes: 4, awakeMs, activeAt: now }));

  it('while the memory lasts the room is awake', () => {
    expect(busyAt(tally, 160_000)).toEqual({ ...tally, awakeMs: 80_000, activeAt: 160_000 });
    expect(busyAt(tally, 1)).toEqual({ ...tally, activeAt: 1 });
  });

  it('of two, the one that knows more counts', () => {
    const later = { ...tally, awakeMs: 21_000 };
    expect([newer(tally, later), newer(later, tally), newer(null, tally), newer(tally, null)]).toEqual([
      ...[later, later, tally, tally],
    ]);
    expect(newer({ ...tally, wakes: 4, awakeMs: 0 }, later)?.wakes).toBe(4);
    expect(newer(null, null)).toBeNull();
  });

  it('says the share asleep, between none and all', () => {
    expect(asleepShare(tally)).toBe(0.8);
    expect(asleepShare({ ...tally, awakeMs: 100_001 })).toBe(0);
    expect(asleepShare({ ...tally, activeAt: 0 })).toBe(0);
    expect(asleepShare({ ...tally, awakeMs: 33_333 })).toBe(0.6667);
  });
});

describe('[U3] a room', () => {
  it('counts its wakes and sleeps by what its sockets carried, without a row', async () => {
    const room = new TestRoom();
    const ann = room.join('A');
    say(room, ann, 'first');
    const { writes } = room.store;
    for (let wake = 0; wake < 9; wake += 1) {
      await sleep(room, 100_000);
      room.say(ann, { type: 'typing', on: true });
    }
    expect(room.room.answers.stats()).toMatchObject({ wakes: 10, asleepShare: 0.9, since: room.clock.now() - 900_000 });
    expect(room.store.writes).toBe(writes);
  });

  it('hands the tally on when whoever carried it leaves, awake or woken by that', async () => {
    const room = new TestRoom();
    const people = ['A', 'B', 'C', 'D'].map((letter) => room.join(letter));
    say(room, people[0]!, 'first');
    for (const person of people.slice(0, 2)) room.leave(person);
    await sleep(room, 50_000);
    room.leave(people[2]!);
    await sleep(room, 50_000);
    expect(room.room.answers.stats().wakes).toBe(3);
  });

  it('knows what all sockets carried before it sends one of them away', async () => {
    const room = new TestRoom();
    const proving = room.connect();
    const ann = room.join('A');
    say(room, ann, 'first');
    proving.peer.keep({ state: 'proving', since: room.clock.now(), address: '' });
    await sleep(room, 50_000);
    room.say(ann, { type: 'typing', on: true });
    expect([proving.peer.closed?.code, room.room.answers.stats().wakes]).toEqual([CLOSE.restarting, 2]);
    expect(room.room.answers.stats().connected).toBe(1);
  });

  it('hands it to whoever comes in after the last has left', async () => {
    const room = new TestRoom();
    const ann = room.join('A');
    say(room, ann, 'first');
    for (const arrive of [() => room.join('B'), () => room.connectPlain('Gus')]) {
      for (const person of [...room.people]) room.leave(person);
      arrive();
      await sleep(room, 50_000);
    }
    expect(room.room.answers.stats().wakes).toBe(3);
  });

  it('carries it at most once a second', async () => {
    const room = new TestRoom();
    const ann = room.join('A');
    let kept = 0;
    const keep = ann.peer.keep.bind(ann.peer);
    ann.peer.keep = (session) => {
      kept += 1;
      keep(session);
    };
    for (let frame = 0; frame < 40; frame += 1) {
      await room.clock.pass(50);
      room.say(ann, { type: 'typing', on: true });
    }
    expect(kept).toBe(2);
  });

  it('writes it with an event, at most once an hour, and not while the room is new', async () => {
    const room = new TestRoom();
    const ann = room.join('A');
    const saved: number[] = [];
    for (let minute = 0; minute <= 180; minute += 10) {
      say(room, ann, `after ${minute} minutes`);
      if (room.store.savedWakes()?.activeAt === room.clock.now()) saved.push(minute);
      await sleep(room, 600_000);
    }
    expect(saved).toEqual([10, 70, 130]);
    // 19 messages, the room's beginning, a member, and three tallies.
    expect(room.store.writes).toBe(19 + 2 + 3);
  });

  it('goes on from what was written when every socket is gone', async () => {
    const room = new TestRoom();
    const ann = room.join('A');
    await room.clock.pass(HOUR);
    say(room, ann, 'saved with this');
    room.leave(ann);
    await sleep(room, HOUR);
    const { wakes, asleepShare, since } = room.room.answers.stats();
    expect([wakes, since]).toEqual([2, room.clock.now() - 2 * HOUR]);
    expect(asleepShare).toBeCloseTo((HOUR - 10_000) / (2 * HOUR), 3);
  });

  it('stores its messages also where the tally cannot be written', async () => {
    const room = new TestRoom();
    const [ann, bob] = [room.join('A'), room.join('B')];
    await room.clock.pass(HOUR);
    room.store.failsAfter = 3;
    say(room, ann, 'kept');
    expect(room.faults).toHaveLength(1);
    expect(bob.peer.sent.join()).toContain('kept');
    say(room, ann, 'and on');
    expect([room.room.answers.stats().events, room.faults.length]).toEqual([2, 1]);
  });
});

describe('[U2] asking', () => {
  it('writes nothing and is answered with zeros where nothing was written', () => {
    const room = new TestRoom();
    room.join('A');
    for (let time = 0; time < 3; time += 1) {
      const flush = { count: 0, p50Ms: 0, p99Ms: 0 };
      expect(room.room.answers.stats()).toEqual({
        ...{ room: 'test', events: 0, floor: 1, rows: 0, members: 0, connected: 1, bytes: 0 },
        ...{ since: 0, wakes: 0, asleepShare: 0, flush },
      });
      room.evict();
    }
    expect([room.store.writes, room.scheduled]).toEqual([0, []]);
  });

  it('writes nothing either when the tally is due', async () => {
    const room = new TestRoom();
    say(room, room.join('A'), 'first');
    const { writes } = room.store;
    await sleep(room, 3 * HOUR);
    room.room.answers.stats();
    expect(room.store.writes).toBe(writes);
  });
});

it('[U1] the figures are sums: what is kept, who wrote, who is here, and no name or word of them', async () => {
  const room = new TestRoom({ historyEvents: 3 });
  room.join('A', { name: 'Annabel' });
  const gus = room.connectPlain('Gus');
  for (const text of ['one', 'two', 'three', 'four', 'secret']) room.say(gus, text);
  const stats = room.room.answers.stats();
  expect(stats).toMatchObject({ room: 'test', events: 5, floor: 3, rows: 6, members: 1, connected: 2 });
  expect(stats.bytes).toBe(room.store.bytes());
  expect(v.parse(RoomStats, JSON.parse(JSON.stringify(stats)))).toEqual(stats);
  expect(JSON.stringify(stats)).not.toMatch(/Annabel|Gus|secret|AAAA|guest/);
});
