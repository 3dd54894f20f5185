import { describe, expect, it, test } from 'vitest';
import { MAX_RESUME_EVENTS, MAX_TURN_BYTES, MAX_TURN_EVENTS } from '../../../src/protocol/limits.ts';
import { eventsIn, ofType, only, seqsOf, textsOf, typesOf } from '../../support/frames-of.ts';
import { messagePost, type Person, TestRoom } from '../../support/test-room.ts';

const write = (room: TestRoom, person: Person, count: number, text = 'x'): void => {
  const size = text.length > 100 ? 10 : 20;
  for (let left = count; left > 0; left -= size) {
    const { epoch, head } = room.store.facts();
    const posts = Array.from({ length: Math.min(left, size) }, () => messagePost(text, head, { epoch }));
    room.say(person, { type: 'post', posts });
  }
  person.peer.sent.splice(0);
};
const idAt = (room: TestRoom, seq: number): string => room.store.after(seq - 1, { events: 1, bytes: 0 })[0]?.id ?? '';

function roomOf(count: number, limits = {}) {
  const room = new TestRoom(limits);
  const bob = room.join('B');
  write(room, bob, count);
  return { room, bob, epoch: room.store.facts().epoch };
}

describe('[R1] since', () => {
  const { room, epoch } = roomOf(30, { historyEvents: 20 });
  const floor = 11;
  const answers: [string, { epoch: string; seq: number; id: string } | undefined, string][] = [
    ['nothing', undefined, 'reset fresh'],
    ['the head', { epoch, seq: 30, id: idAt(room, 30) }, 'backlog 0'],
    ['one before the head', { epoch, seq: 29, id: idAt(room, 29) }, 'backlog 1'],
    ['the floor', { epoch, seq: floor, id: idAt(room, floor) }, 'backlog 19'],
    ['just below the floor', { epoch, seq: floor - 1, id: idAt(room, floor - 1) }, 'backlog 20'],
    ['two below the floor', { epoch, seq: floor - 2, id: idAt(room, floor - 2) }, 'reset pruned'],
    ['the beginning, which was pruned', { epoch: '', seq: 0, id: '' }, 'reset pruned'],
    ['beyond the head', { epoch, seq: 31, id: 'x' }, 'reset ahead'],
    ['beyond any number', { epoch, seq: Number.MAX_SAFE_INTEGER, id: 'x' }, 'reset ahead'],
    ['another id at that seq', { epoch, seq: 29, id: idAt(room, 28) }, 'reset otherLog'],
    ['another epoch', { epoch: 'another', seq: 29, id: idAt(room, 29) }, 'reset otherEpoch'],
    ['no epoch but a seq', { epoch: '', seq: 29, id: idAt(room, 29) }, 'reset otherEpoch'],
  ];
  test.each(answers)('%s', (_, since, expected) => {
    room.evict();
    const frames = room.join('A', since && { since }).peer.take();
    const [answer] = frames.slice(2);
    const told = answer?.type === 'reset' ? answer.reason : answer?.type === 'backlog' && `${answer.events.length}`;
    expect(`${answer?.type} ${told}`).toBe(expected);
    if (answer?.type === 'backlog') expect([answer.head, answer.live, answer.epoch]).toEqual([30, true, epoch]);
    if (answer?.type === 'reset') expect([answer.asOf, answer.floor, answer.epoch]).toEqual([30, floor, epoch]);
  });

  test.each([-1, 2 ** 53, 0.5])('%d is no place at all: the hello is a bad frame', (seq) => {
    const ann = room.join('A', { since: { epoch, seq, id: 'x' } });
    expect(typesOf(ann.peer.take())).toEqual(['challenge', 'error']);
  });

  it('in an empty room is its beginning, or ahead', () => {
    const empty = new TestRoom();
    const answer = (since: { epoch: string; seq: number; id: string }) =>
      typesOf(empty.join('A', { since }).peer.take())[2];
    expect(answer({ epoch: '', seq: 0, id: '' })).toBe('backlog');
    expect(answer({ epoch: '', seq: 1, id: '' })).toBe('reset');
    expect(answer({ epoch: 'another', seq: 0, id: '' })).toBe('reset');
  });

  it('10,000 events ago resumes, one more is too far', () => {
    const far = roomOf(MAX_RESUME_EVENTS + 1);
    const at = (seq: number) => ({ since: { epoch: far.epoch, seq, id: idAt(far.room, seq) } });
    expect(only(far.room.join('A', at(1)).peer.take(), 'backlog').events).toHaveLength(MAX_TURN_EVENTS);
    expect(only(far.room.join('C', { since: { epoch: '', seq: 0, id: '' } }).peer.take(), 'reset').reason).toBe(
      'tooFar',
    );
  });
});

/** Pulls as a client does, evicting the room before every turn if asked, with posts in between. */
function pullAll(room: TestRoom, ann: Person, between: () => void): number[] {
  const seqs: number[] = [];
  for (let turns = 0; turns < 100; turns += 1) {
    const frames = ann.peer.take();
    seqs.push(...seqsOf(eventsIn(frames)));
    const turn = ofType(frames, 'backlog').at(-1);
    if (turn?.live !== false) return seqs;
    between();
    room.say(ann, { type: 'pull', after: turn.events.at(-1)?.seq ?? 0 });
  }
  throw new Error('Catching up never ended');
}

describe('[R2] a turn', () => {
  it.each([false, true])('[G7] leads to the next and then to live events, without a seam (evicted: %s)', (evicted) => {
    const { room, bob } = roomOf(MAX_TURN_EVENTS * 2 + 10);
    const ann = room.join('A', { since: { epoch: '', seq: 0, id: '' } });
    const seqs = pullAll(room, ann, () => {
      if (evicted) room.evict();
      write(room, bob, 3);
    });
    write(room, bob, 2);
    seqs.push(...seqsOf(eventsIn(ann.peer.take())));
    const { head } = room.store.facts();
    expect(head).toBe(MAX_TURN_EVENTS * 2 + 18);
    expect(seqs).toEqual(Array.from({ length: head }, (_, index) => index + 1));
  });

  it('holds at most 1 MB, in whatever script', () => {
    const { room, bob } = roomOf(0);
    write(room, bob, 400, '漢'.repeat(1_200));
    const ann = room.join('A', { since: { epoch: '', seq: 0, id: '' } });
    const [, , text] = ann.peer.sent;
    expect(new TextEncoder().encode(text).length).toBeLessThan(MAX_TURN_BYTES * 1.02);
    expect(new TextEncoder().encode(text).length).toBeGreaterThan(MAX_TURN_BYTES * 0.9);
    expect(pullAll(room, ann, () => {})).toHaveLength(400);
  });

  it('that has not reached the head is followed by no live event', () => {
    const { room, bob } = roomOf(MAX_TURN_EVENTS + 1);
    const ann = room.join('A', { since: { epoch: '', seq: 0, id: '' } });
    expect(only(ann.peer.take(), 'backlog').live).toBe(false);
    write(room, bob, 1);
    expect(eventsIn(ann.peer.take())).toEqual([]);
  });
});

describe('[R3] [R4] a pull', () => {
  it('fills a hole', () => {
    const { room, bob } = roomOf(0);
    const ann = room.join('A');
    write(room, bob, 5);
    ann.peer.take();
    room.say(ann, { type: 'pull', after: 2 });
    expect(seqsOf(only(ann.peer.take(), 'backlog').events)).toEqual([3, 4, 5]);
    write(room, bob, 1);
    expect(seqsOf(eventsIn(ann.peer.take()))).toEqual([6]);
  });

  it('below the floor or beyond the head is answered by a reset', () => {
    const { room } = roomOf(30, { historyEvents: 20 });
    const ann = room.join('A');
    ann.peer.take();
    for (const after of [9, 31]) room.say(ann, { type: 'pull', after });
    expect(ofType(ann.peer.take(), 'reset').map((frame) => frame.reason)).toEqual(['pruned', 'ahead']);
  });
});

describe('[R5] a heartbeat', () => {
  it('is answered with the head, which the platform knows too, from the start', () => {
    const { room, bob } = roomOf(3);
    room.say(bob, 'ping');
    expect(bob.peer.sent.splice(0)).toEqual(['pong 3']);
    expect(room.announcedHead).toBe(3);
    room.announcedHead = 0;
    room.evict();
    expect(room.announcedHead).toBe(3);
  });
});

it('[G6] a reset shows the latest page, and live events follow it', () => {
  const { room, bob } = roomOf(80);
  const ann = room.join('A');
  expect(seqsOf(only(ann.peer.take(), 'reset').events)).toEqual(Array.from({ length: 50 }, (_, index) => index + 31));
  write(room, bob, 1, 'live');
  expect(textsOf(eventsIn(ann.peer.take()))).toEqual(['live']);
});
