import { describe, expect, it } from 'vitest';
import { CLOSE } from '../../../src/protocol/close-codes.ts';
import { RateLimit } from '../../../src/room/rate-limit.ts';
import { Rates } from '../../../src/room/rates.ts';
import { codesIn, ofType, only } from '../../support/frames-of.ts';
import { messagePost, NO_LIMITS, type Person, TestRoom } from '../../support/test-room.ts';

const say = (room: TestRoom, person: Person, count: number) => {
  person.peer.take();
  room.say(person, { type: 'post', posts: Array.from({ length: count }, () => messagePost('x')) });
  return person.peer.take();
};

describe('[X9] posts cost tokens', () => {
  it('a burst, then the steady rate; the refusal says how long to wait', async () => {
    const room = new TestRoom({ postsPerSecond: 5, postBurst: 20 });
    const ann = room.join('A');
    const first = only(say(room, ann, 22), 'refused').refusals;
    expect(room.store.facts().head).toBe(20);
    expect(first.map(({ code, action, delayMs }) => [code, action, delayMs])).toEqual([
      ['tooFast', 'retry', 200],
      ['earlierRefused', 'retry', 200],
    ]);
    await room.clock.pass(199);
    expect(codesIn(say(room, ann, 1))).toEqual(['tooFast']);
    await room.clock.pass(1);
    expect(codesIn(say(room, ann, 1))).toEqual([]);
    await room.clock.pass(60_000);
    expect(codesIn(say(room, ann, 21))).toEqual(['tooFast']);
  });

  it('a refused post takes none, and neither does one that was stored before', () => {
    const room = new TestRoom({ postsPerSecond: 1, postBurst: 3 });
    const ann = room.join('A');
    const post = messagePost('one');
    room.say(ann, { type: 'post', posts: [post] });
    for (let time = 0; time < 5; time += 1) {
      room.say(ann, { type: 'post', posts: [post] });
      room.say(ann, { type: 'post', posts: [messagePost(' ')] });
    }
    expect(codesIn(say(room, ann, 2))).toEqual([]);
    expect(codesIn(say(room, ann, 1))).toEqual(['tooFast']);
  });

  it("[G16] are the member's: tabs, reconnects, a wake and another address bring no new ones", () => {
    const room = new TestRoom({ postsPerSecond: 5, postBurst: 20 });
    say(room, room.join('A', {}, 'home'), 20);
    const tab = room.join('A', { engine: 'another-tab-0001' }, 'work');
    expect(codesIn(say(room, tab, 1))).toEqual(['tooFast']);
    room.evict();
    expect(codesIn(say(room, tab, 1))).toEqual(['tooFast']);
    room.leave(tab);
    expect(codesIn(say(room, room.join('A', { attempt: 5 }), 1))).toEqual(['tooFast']);
    expect(codesIn(say(room, room.join('B'), 1))).toEqual([]);
  });

  it("[G16] and are rebuilt from the log's tail as they were, not stricter", async () => {
    const room = new TestRoom({ postsPerSecond: 5, postBurst: 20 });
    const ann = room.join('A');
    say(room, ann, 20);
    await room.clock.pass(2_000);
    room.evict();
    expect(codesIn(say(room, ann, 11))).toEqual(['tooFast']);
    expect(room.store.facts().head).toBe(30);
  });

  it('[G16] an address has as much as ten members, however many it brings', () => {
    const room = new TestRoom({ postsPerSecond: 1, postBurst: 2 });
    const refused = [...'ABCDEFGHIJK'].map((letter) => codesIn(say(room, room.join(letter, {}, 'home'), 2)).length);
    expect(refused).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2]);
    expect(codesIn(say(room, room.join('K', { attempt: 1 }, 'elsewhere'), 2))).toEqual([]);
  });

  it('[G16] and an address whose people are still here has no more after a wake', () => {
    const room = new TestRoom({ postsPerSecond: 1, postBurst: 2 });
    for (const letter of 'ABCDEFGHIJ') expect(codesIn(say(room, room.join(letter, {}, 'home'), 2))).toEqual([]);
    room.evict();
    expect(codesIn(say(room, room.join('K', {}, 'home'), 1))).toEqual(['tooFast']);
  });
});

describe('[X9] sessions that flood frames', () => {
  it('are closed with 4003, whatever the frames are, and nobody else', () => {
    const room = new TestRoom({ postsPerSecond: 5, postBurst: 20 });
    const people = ['{', 'ping', '{"type":"sync","seq":0}', '{"type":"typing","on":true}'].map((frame, index) => ({
      person: room.join('ABCD'[index] ?? ''),
      frame,
    }));
    const bob = room.join('Z');
    for (const { person, frame } of people) for (let time = 0; time < 600; time += 1) room.say(person, frame);
    expect(people.map(({ person }) => person.peer.closed?.code)).toEqual(Array(4).fill(CLOSE.flood));
    expect([bob.peer.closed, codesIn(say(room, bob, 1))]).toEqual([null, []]);
  });

  it('also before they joined', () => {
    const room = new TestRoom({ postsPerSecond: 5, postBurst: 20 });
    const ann = room.connect();
    for (let time = 0; time < 600; time += 1) room.say(ann, 'ping');
    expect(ann.peer.closed?.code).toBe(CLOSE.flood);
    expect(ann.peer.sent.length).toBeLessThanOrEqual(501);
  });
});

describe('[K6] one address', () => {
  it('opens so many sockets a minute, also across a wake', async () => {
    const room = new TestRoom({ connectionsPerAddress: 3 });
    const codes = () => [1, 2].map(() => room.connect('home').peer.closed?.code);
    expect(codes()).toEqual([undefined, undefined]);
    room.evict();
    expect(codes()).toEqual([undefined, CLOSE.busyAddress]);
    expect(room.connect('work').peer.closed).toBeNull();
    expect(room.connectPlain('Gus', 0, 'home').peer.closed?.code).toBe(CLOSE.busyAddress);
    await room.clock.pass(20_000);
    expect(codes()).toEqual([undefined, CLOSE.busyAddress]);
  });

  it('joins so many times a minute, with either wire', () => {
    const room = new TestRoom({ joinsPerAddress: 2 });
    expect(room.join('A', {}, 'home').peer.closed).toBeNull();
    expect(room.connectPlain('Gus', 0, 'home').peer.closed).toBeNull();
    expect(room.join('B', {}, 'home').peer.closed?.code).toBe(CLOSE.busyAddress);
    expect(room.connectPlain('Gus', 0, 'home').peer.closed?.code).toBe(CLOSE.busyAddress);
    expect(room.join('C', {}, 'work').peer.closed).toBeNull();
    expect(room.join('D').peer.closed).toBeNull();
  });

  it('has a tenth of the places at most, and one again when one of them left', async () => {
    const room = new TestRoom({ membersPerRoom: 40, connectionsPerAddress: 2 });
    const people: Person[] = [];
    for (let place = 0; place < 4; place += 1) {
      people.push(room.connectPlain('Gus', 0, 'home'));
      await room.clock.pass(60_000);
    }
    expect(people.map(({ peer }) => peer.closed)).toEqual([null, null, null, null]);
    expect(room.connect('home').peer.closed?.code).toBe(CLOSE.busyAddress);
    expect([room.connect('work').peer.closed, room.connect().peer.closed]).toEqual([null, null]);
    room.evict();
    expect(room.connect('home').peer.closed?.code).toBe(CLOSE.busyAddress);
    for (const person of people.slice(0, 1)) room.leave(person);
    expect([1, 2].map(() => room.connect('home').peer.closed?.code)).toEqual([undefined, CLOSE.busyAddress]);
  });

  it('has never fewer places than it may take within a minute', async () => {
    const room = new TestRoom({ membersPerRoom: 10, connectionsPerAddress: 3 });
    const codes = () => [1, 2, 3].map(() => room.connectPlain('Gus', 0, 'home').peer.closed?.code);
    expect(codes()).toEqual([undefined, undefined, undefined]);
    await room.clock.pass(60_000);
    expect(codes()).toEqual([CLOSE.busyAddress, CLOSE.busyAddress, CLOSE.busyAddress]);
  });
});

describe('[P8] a call', () => {
  it('that costs more takes all of it or waits: what is left never buys it', () => {
    const rates = new Rates({ ...NO_LIMITS, postsPerSecond: 1, postBurst: 1 });
    const searches = Array.from({ length: 20 }, () => rates.takeCall('home', 0, 10));
    expect(searches.map((waitMs) => waitMs === 0)).toEqual([...Array(10).fill(true), ...Array(10).fill(false)]);
    expect([rates.takeCall('home', 50, 10), rates.takeCall('home', 500, 10)]).toEqual([450, 0]);
    expect([rates.takeCall('home', 550), rates.takeCall('', 550, 10)]).toEqual([0, 0]);
  });
});

describe('a token bucket', () => {
  const limit = () => new RateLimit({ perSecond: 2, burst: 4 });

  it('[G15] whose clock goes back neither drains nor waits for it to catch up', () => {
    const rate = limit();
    const day = 86_400_000;
    for (let time = 0; time < 4; time += 1) expect(rate.tryTake('a', day)).toBe(true);
    expect(rate.waitMs('a', day)).toBe(500);
    expect(rate.waitMs('a', 0)).toBe(500);
    expect(rate.waitMs('a', 500)).toBe(0);
  });

  it('owes nothing, however much was taken unasked', () => {
    const rate = limit();
    for (let time = 0; time < 1_000; time += 1) rate.take('a', 0);
    expect(rate.waitMs('a', 0)).toBe(500);
  });

  it('gives back what was not used, and never more than fits', () => {
    const rate = limit();
    rate.giveBack('a');
    for (let time = 0; time < 4; time += 1) rate.take('a', 0);
    rate.giveBack('a');
    expect([rate.tryTake('a', 0), rate.tryTake('a', 0)]).toEqual([true, false]);
    for (let time = 0; time < 9; time += 1) rate.giveBack('a');
    expect([1, 2, 3, 4, 5].map(() => rate.tryTake('a', 0))).toEqual([true, true, true, true, false]);
  });

  it('is off at a rate of 0', () => {
    const rate = new RateLimit({ perSecond: 0, burst: 0 });
    expect([rate.tryTake('a', 0), rate.waitMs('a', 0)]).toEqual([true, 0]);
  });

  it('of 100,000 addresses at once costs no more than looking each up', () => {
    const rate = new RateLimit({ perSecond: 0.001, burst: 2 });
    for (let address = 0; address < 100_000; address += 1) rate.take(`${address}`, address);
    expect(rate.tryTake('99999', 100_000)).toBe(true);
    expect(rate.tryTake('99999', 100_000)).toBe(false);
  }, 20_000);
});

it('[K6] a full room closes with 4507, and has a place again when one left', () => {
  const room = new TestRoom({ membersPerRoom: 2 });
  const [ann] = [room.join('A'), room.connect()];
  expect([room.connect().peer.closed?.code, room.connectPlain('Gus').peer.closed?.code]).toEqual([
    CLOSE.full,
    CLOSE.full,
  ]);
  room.evict();
  expect(room.connect().peer.closed?.code).toBe(CLOSE.full);
  room.leave(ann);
  expect(ofType(room.join('B').peer.take(), 'welcome')).toHaveLength(1);
});
