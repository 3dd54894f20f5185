// Clocks that lie, peers that misbehave, frames that make no sense.
import { describe, expect, it, test } from 'vitest';
import { CLOSE } from '../../../src/protocol/close-codes.ts';
import { MAX_FRAME_UP_BYTES } from '../../../src/protocol/limits.ts';
import { eventsIn, only, seqsOf, textsOf, typesOf } from '../../support/frames-of.ts';
import { messagePost, type Person, TestRoom } from '../../support/test-room.ts';

const DAY = 86_400_000;
const say = (room: TestRoom, person: Person, text: string) =>
  room.say(person, { type: 'post', posts: [messagePost(text)] });

describe('[G15] a clock that', () => {
  const jumps: [string, number[]][] = [
    ['stands still', [0, 0, 0, 0]],
    ['goes backwards', [-1_000, -1_000, -1_000, -1_000]],
    ['is a day ahead, then right', [DAY, -DAY, 0, 0]],
    ['is a day behind, then right', [-DAY, DAY, 0, 0]],
  ];
  test.each(jumps)('%s changes neither order nor dedupe nor resume', (_, steps) => {
    const room = new TestRoom({ postsPerSecond: 5, postBurst: 20 });
    const [ann, bob] = [room.join('A', { heartbeat: true }), room.join('B')];
    const posts = steps.map((_, index) => messagePost(`${index}`));
    for (const [index, ms] of steps.entries()) {
      room.clock.jump(ms);
      if (index % 2 === 1) room.evict();
      const post = posts[index];
      if (post) room.say(ann, { type: 'post', posts: [post] });
      if (post) room.say(ann, { type: 'post', posts: [post] });
    }
    const events = eventsIn(bob.peer.take());
    expect(textsOf(events)).toEqual(['0', '1', '2', '3']);
    const times = events.map((event) => event.at);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    const since = { epoch: room.store.facts().epoch, seq: 2, id: posts[1]?.id ?? '' };
    expect(seqsOf(only(room.join('C', { since }).peer.take(), 'backlog').events)).toEqual([3, 4]);
  });

  it('comes back from tomorrow lets a member write on after a short wait, also when the room slept', async () => {
    const room = new TestRoom({ postsPerSecond: 5, postBurst: 20 });
    const ann = room.join('A');
    const burst = (count: number) => {
      for (let post = 0; post < count; post += 1) say(room, ann, 'x');
      return room.store.facts().head;
    };
    room.clock.jump(DAY);
    expect(burst(21)).toBe(20);
    room.clock.jump(-DAY);
    expect(burst(1)).toBe(20);
    await room.clock.pass(1_000);
    expect(burst(6)).toBe(25);
    room.evict();
    expect(burst(1)).toBe(25);
    await room.clock.pass(2_000);
    expect(burst(11)).toBe(35);
  });
});

describe('[Z3] one odd peer', () => {
  it('whose socket was closed unseen hurts nobody and is sent nothing more', () => {
    const room = new TestRoom();
    const [ann, bob, cyd] = [room.join('A'), room.join('B'), room.join('C')];
    bob.peer.closed = { code: 1006, reason: '' };
    bob.peer.sent.splice(0);
    cyd.peer.take();
    say(room, ann, 'Hi');
    expect([textsOf(eventsIn(cyd.peer.take())), bob.peer.sent]).toEqual([['Hi'], []]);
  });

  it('that leaves twice, or speaks after it left, is gone once', async () => {
    const room = new TestRoom();
    const [ann, bob] = [room.join('A'), room.join('B')];
    await room.clock.pass(250);
    ann.peer.take();
    room.leave(bob);
    room.leave(bob);
    say(room, bob, 'late');
    room.room.hearBinary(bob.seat);
    await room.clock.pass(250);
    expect(ann.peer.take()).toEqual([{ type: 'presence', count: 1, changed: [], left: ['B'.repeat(43)] }]);
    expect(bob.peer.closed).toBeNull();
  });

  it('that was dismissed is not seated again by a wake, though its socket is still listed', () => {
    const room = new TestRoom();
    const [ann, bob] = [room.join('A'), room.join('B')];
    room.room.hearBinary(bob.seat);
    room.evict();
    bob.peer.take();
    say(room, ann, 'Hi');
    expect(bob.peer.take()).toEqual([]);
    expect(only(room.join('C').peer.take(), 'welcome').roster.count).toBe(2);
  });
});

describe('[K2] frames that cannot be used', () => {
  const frames: [string, string][] = [
    ['{', 'badJson'],
    ['{"type":"nonsense"}', 'unknownType'],
    ['{"type":"post","posts":[]}', 'badFrame'],
    ['Ping', 'badJson'],
    ['ping ', 'badJson'],
  ];
  test.each(frames)('%s is answered %s and otherwise ignored', (text, code) => {
    const room = new TestRoom();
    const ann = room.join('A');
    ann.peer.take();
    room.say(ann, text);
    say(room, ann, 'Hi');
    const answers = ann.peer.take();
    expect(typesOf(answers)).toEqual(['error', 'events']);
    expect(only(answers, 'error')).toMatchObject({ code, message: expect.stringMatching(/^[A-Z].*\.$/) });
  });

  const sizes: [string, string, number | undefined][] = [
    ['64 KiB − 1', 'x'.repeat(MAX_FRAME_UP_BYTES - 1), undefined],
    ['64 KiB', 'x'.repeat(MAX_FRAME_UP_BYTES), undefined],
    ['64 KiB + 1', 'x'.repeat(MAX_FRAME_UP_BYTES + 1), CLOSE.badFrame],
    ['64 KiB − 1 of three-byte characters', '漢'.repeat(MAX_FRAME_UP_BYTES / 3), undefined],
    ['64 KiB + 2 of three-byte characters', '漢'.repeat(MAX_FRAME_UP_BYTES / 3 + 1), CLOSE.badFrame],
    ['64 KiB of emoji', '😀'.repeat(MAX_FRAME_UP_BYTES / 4), undefined],
    ['64 KiB + 4 of emoji', '😀'.repeat(MAX_FRAME_UP_BYTES / 4 + 1), CLOSE.badFrame],
  ];
  test.each(sizes)('[S11] a frame of %s', (_, text, code) => {
    const room = new TestRoom();
    for (const person of [room.join('A'), room.connectPlain('Gus'), room.connect()]) {
      room.say(person, text);
      expect(person.peer.closed?.code).toBe(code);
    }
  });

  it('a binary frame closes with 4505, before and after joining', () => {
    const room = new TestRoom();
    for (const person of [room.join('A'), room.connectPlain('Gus'), room.connect()]) {
      room.room.hearBinary(person.seat);
      expect(person.peer.closed?.code).toBe(CLOSE.badFrame);
    }
  });
});
