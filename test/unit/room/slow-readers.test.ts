import { describe, expect, it } from 'vitest';
import { CLOSE } from '../../../src/protocol/close-codes.ts';
import { MAX_UNPROVEN_BYTES } from '../../../src/protocol/limits.ts';
import { Outflow } from '../../../src/room/slow-readers.ts';
import { eventsIn, ofType, only, seqsOf, typesOf } from '../../support/frames-of.ts';
import { messagePost, type Person, TestRoom } from '../../support/test-room.ts';

const KB60 = 15;
/** About 60 KB in one frame. */
const pour = (room: TestRoom, person: Person, frames: number): void => {
  for (let frame = 0; frame < frames; frame += 1) {
    const { epoch, head } = room.store.facts();
    const posts = Array.from({ length: KB60 }, () => messagePost('x'.repeat(4_000), head, { epoch }));
    room.say(person, { type: 'post', posts });
    // The writer reads.
    room.say(person, { type: 'sync', seq: room.store.facts().head });
  }
  person.peer.sent.splice(0);
};

/** Ann stops reading until she is left behind. */
function leaveBehind(limits = {}) {
  const room = new TestRoom(limits);
  const [ann, bob] = [room.join('A'), room.join('B')];
  ann.peer.take();
  pour(room, bob, 20);
  const frames = ann.peer.take();
  return { room, ann, bob, frames };
}

describe('[Z2] with more than 1 MiB unproven', () => {
  it('a session is told that it is behind, once, and gets no further events', () => {
    const { room, ann, bob, frames } = leaveBehind();
    const behind = only(frames, 'behind');
    const seen = seqsOf(eventsIn(frames));
    expect(behind.head).toBe((seen.at(-1) ?? 0) + KB60);
    expect(seen.length * 4_000).toBeLessThanOrEqual(MAX_UNPROVEN_BYTES);
    expect(seen.length * 4_000).toBeGreaterThan(MAX_UNPROVEN_BYTES * 0.9);
    pour(room, bob, 2);
    expect(ann.peer.take()).toEqual([]);
  });

  it('[G10] it pulls and has every event once, then is live again', async () => {
    const { room, ann, bob, frames } = leaveBehind();
    const seqs = seqsOf(eventsIn(frames));
    for (let turn = 0; turn < 20; turn += 1) {
      room.say(ann, { type: 'pull', after: seqs.at(-1) ?? 0 });
      const answer = only(
        ann.peer.take().filter((frame) => frame.type === 'backlog'),
        'backlog',
      );
      seqs.push(...seqsOf(answer.events));
      if (answer.live) break;
    }
    room.say(bob, { type: 'post', posts: [messagePost('live')] });
    seqs.push(...seqsOf(eventsIn(ann.peer.take())));
    expect(seqs).toEqual(Array.from({ length: room.store.facts().head }, (_, index) => index + 1));
    await room.clock.pass(60_000);
    expect(ann.peer.closed).toBeNull();
  });

  it('is closed with 4002 after 30 s without a pull', async () => {
    const { room, ann, bob } = leaveBehind();
    await room.clock.pass(29_999);
    expect(ann.peer.closed).toBeNull();
    await room.clock.pass(1);
    expect([ann.peer.closed?.code, bob.peer.closed]).toEqual([CLOSE.tooSlow, null]);
  });

  it('also if the room was woken in between', async () => {
    const { room, ann } = leaveBehind();
    room.evict();
    await room.clock.pass(30_000);
    expect(ann.peer.closed?.code).toBe(CLOSE.tooSlow);
  });

  it('[Y1] it is told who is here when it comes back: what it missed is not sent again', async () => {
    const { room, ann } = leaveBehind();
    room.join('C');
    await room.clock.pass(1_000);
    expect(typesOf(ann.peer.take())).toEqual([]);
    room.say(ann, { type: 'pull', after: room.store.facts().head });
    const frames = ann.peer.take();
    expect(typesOf(frames)).toEqual(['backlog', 'roster']);
    expect(only(frames, 'roster').present).toHaveLength(3);
  });

  it('[G7] a pull whose own flush left it behind still makes it live', async () => {
    const room = new TestRoom();
    const [ann, bob] = [room.join('A'), room.join('B')];
    pour(room, bob, 15);
    expect(ofType(ann.peer.take(), 'behind')).toEqual([]);
    room.confirmsAtOnce = false;
    pour(room, bob, 1);
    const { epoch, head } = room.store.facts();
    const big = Array.from({ length: KB60 }, () => messagePost('x'.repeat(4_000), head, { epoch }));
    room.say(bob, { type: 'post', posts: big });
    room.say(ann, { type: 'pull', after: head - 1 });
    const frames = ann.peer.take();
    expect([ofType(frames, 'behind').length, only(frames, 'backlog').live]).toEqual([1, true]);
    await room.confirm();
    room.say(bob, { type: 'post', posts: [messagePost('live')] });
    await room.confirm();
    expect(eventsIn(ann.peer.take())).toHaveLength(1);
    await room.clock.pass(60_000);
    expect(ann.peer.closed).toBeNull();
  });
});

describe('[Z1] a session that says sync', () => {
  it('is never behind', () => {
    const room = new TestRoom();
    const [ann, bob] = [room.join('A'), room.join('B')];
    for (let round = 0; round < 20; round += 1) {
      pour(room, bob, 4);
      room.say(ann, { type: 'sync', seq: room.store.facts().head });
    }
    const frames = ann.peer.take();
    expect(ofType(frames, 'behind')).toEqual([]);
    expect(eventsIn(frames)).toHaveLength(20 * 4 * KB60);
  });

  it('proves only what it names: an old seq proves little', () => {
    const room = new TestRoom();
    const [ann, bob] = [room.join('A'), room.join('B')];
    for (let round = 0; round < 10; round += 1) {
      pour(room, bob, 4);
      room.say(ann, { type: 'sync', seq: 1 });
    }
    expect(ofType(ann.peer.take(), 'behind')).toHaveLength(1);
  });
});

describe("[Z3] nobody's slowness", () => {
  it("delays another's frames", () => {
    const { room, ann, bob } = leaveBehind();
    const cyd = room.join('C');
    cyd.peer.take();
    pour(room, bob, 1);
    expect(eventsIn(cyd.peer.take())).toHaveLength(KB60);
    expect(ann.peer.take()).toEqual([]);
  });

  it('lets presence pile up either', async () => {
    const room = new TestRoom();
    const [ann, bob] = [room.join('A'), room.join('B')];
    let sent = 0;
    for (let time = 0; time < 30_000; time += 1) {
      room.say(bob, { type: 'typing', on: time % 2 === 0 });
      await room.clock.pass(250);
      if (time % 1_000 === 0) room.say(bob, { type: 'sync', seq: 0 });
      if (ann.peer.closed) break;
      sent = ann.peer.sent.reduce((sum, text) => sum + text.length, 0);
    }
    expect(ann.peer.closed?.code).toBe(CLOSE.tooSlow);
    expect(sent).toBeLessThan(MAX_UNPROVEN_BYTES * 1.1);
  }, 20_000);
});

it('[Z1] what is remembered to tell seqs from bytes is the last few MiB, however much was sent', () => {
  const outflow = new Outflow();
  const [head, bytes] = [200_000, 2_000];
  for (let seq = 1; seq <= head; seq += 1) outflow.count(seq, bytes);
  const proves = (seq: number): boolean => {
    const seat = { ...new TestRoom().connect().seat, provenBytes: 0 };
    outflow.prove(seat, seq);
    return seat.provenBytes > 0;
  };
  const isRemembered = (mib: number) => proves(head - Math.ceil((mib * MAX_UNPROVEN_BYTES) / bytes));
  expect([0, 1, 2, 5, 20].map(isRemembered)).toEqual([true, true, true, false, false]);
  expect(proves(1)).toBe(false);
});
