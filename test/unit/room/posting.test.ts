import { describe, expect, it, test } from 'vitest';
import { MAX_BASE_DISTANCE } from '../../../src/protocol/limits.ts';
import { codesIn, eventsIn, ofType, only, seqsOf, textsOf, typesOf } from '../../support/frames-of.ts';
import { fill, messagePost, type Person, TestRoom } from '../../support/test-room.ts';

type Posts = ReturnType<typeof messagePost>[];
const post = (room: TestRoom, person: Person, ...posts: Posts) => {
  person.peer.take();
  room.say(person, { type: 'post', posts });
  return person.peer.take();
};

describe('[X2] the same id posted twice is stored once', () => {
  it('at once, in one frame, after others wrote, and with a changed body', () => {
    const room = new TestRoom();
    const [ann, bob] = [room.join('A'), room.join('B')];
    const one = messagePost('one');
    const both = post(room, ann, one, one);
    expect(typesOf(both)).toEqual(['events', 'stored']);
    post(room, bob, messagePost('two'));
    const again = only(post(room, ann, { ...one, body: { text: 'changed' } }), 'stored');
    expect(again.events).toMatchObject([{ seq: 1, id: one.id, body: { text: 'one' } }]);
    expect(again.members).toEqual({ ['A'.repeat(43)]: { name: 'Member A' } });
    expect(room.store.facts().head).toBe(2);
  });

  it('after the room forgot everything', () => {
    const room = new TestRoom();
    const ann = room.join('A');
    const posts = [messagePost('one'), messagePost('two'), messagePost('three')];
    post(room, ann, ...posts);
    room.evict();
    expect(seqsOf(only(post(room, ann, ...posts), 'stored').events)).toEqual([1, 2, 3]);
    expect(room.store.facts().head).toBe(3);
  });

  test.each([false, true])('after 10,000 other events (evicted: %s)', (evicted) => {
    const room = new TestRoom();
    const [ann, bob] = [room.join('A'), room.join('B')];
    const [one, two] = [messagePost('one'), messagePost('two')];
    post(room, ann, one);
    fill(room, bob, 5_000);
    post(room, ann, two);
    fill(room, bob, 5_000);
    if (evicted) room.evict();
    const frames = post(room, ann, one, two, messagePost('three'));
    expect(seqsOf(only(frames, 'stored').events)).toEqual([1, 5_002]);
    expect(room.store.facts().head).toBe(10_003);
  });

  it('whatever socket it comes from', () => {
    const room = new TestRoom();
    const one = messagePost('one');
    post(room, room.join('A'), one);
    const frames = post(room, room.join('A', { engine: 'another-tab-0001' }), one);
    expect(seqsOf(only(frames, 'stored').events)).toEqual([1]);
  });

  it('but another member may use the id: only the author and id together say what is the same', () => {
    const room = new TestRoom();
    const one = messagePost('one');
    post(room, room.join('A'), one);
    expect(eventsIn(post(room, room.join('B'), one))).toMatchObject([{ seq: 2, by: 'B'.repeat(43) }]);
  });

  it('[X4] and what was stored is told to its session alone', () => {
    const room = new TestRoom();
    const [ann, bob] = [room.join('A'), room.join('B')];
    const one = messagePost('one');
    post(room, ann, one);
    bob.peer.take();
    post(room, ann, one);
    expect(bob.peer.take()).toEqual([]);
  });
});

describe('[X3] a base that says nothing is refused as unknown', () => {
  const refuse = (room: TestRoom, base: number, epoch: string) => {
    const frames = post(room, room.join('A'), messagePost('Hi', base, { epoch }));
    return ofType(frames, 'refused').flatMap((frame) => frame.refusals.map(({ code, action }) => `${code} ${action}`));
  };
  const roomOf = (events: number, limits = {}): { room: TestRoom; epoch: string } => {
    const room = new TestRoom(limits);
    fill(room, room.join('B'), events);
    return { room, epoch: room.store.facts().epoch };
  };

  it('another epoch, a base beyond the head, an epoch without a beginning', () => {
    const { room, epoch } = roomOf(3);
    expect(refuse(room, 0, 'another')).toEqual(['baseUnknown unknown']);
    expect(refuse(room, 4, epoch)).toEqual(['baseUnknown unknown']);
    expect(refuse(room, 1, '')).toEqual(['baseUnknown unknown']);
    expect(refuse(new TestRoom(), 0, 'another')).toEqual(['baseUnknown unknown']);
    expect([refuse(room, 3, epoch), refuse(room, 0, epoch), refuse(room, 0, '')]).toEqual([[], [], []]);
  });

  it('below the floor, and not at it', () => {
    const { room, epoch } = roomOf(1, { historyEvents: 10 });
    const bob = room.join('B');
    for (let written = 1; written < 20; written += 1) fill(room, bob, 1);
    expect(room.store.facts().head).toBe(20);
    expect(refuse(room, 9, epoch)).toEqual(['baseUnknown unknown']);
    expect(refuse(room, 0, '')).toEqual(['baseUnknown unknown']);
    expect(refuse(room, 10, epoch)).toEqual([]);
  });

  it('more than 20,000 events ago, and not at 20,000', () => {
    const { room, epoch } = roomOf(MAX_BASE_DISTANCE + 1);
    expect(refuse(room, 0, epoch)).toEqual(['baseUnknown unknown']);
    expect(refuse(room, 1, epoch)).toEqual([]);
  });
});

describe('[X6] a frame is judged in order', () => {
  it('the first refusal refuses the rest, and posts before it stand', () => {
    const room = new TestRoom();
    const ann = room.join('A');
    const posts = [messagePost('one'), messagePost(' '), messagePost('three'), messagePost('four')];
    const frames = post(room, ann, ...posts);
    expect(textsOf(eventsIn(frames))).toEqual(['one']);
    expect(only(frames, 'refused').refusals).toEqual([
      { id: posts[1]?.id, code: 'textEmpty', action: 'fix' },
      { id: posts[2]?.id, code: 'earlierRefused', action: 'retry', delayMs: 0 },
      { id: posts[3]?.id, code: 'earlierRefused', action: 'retry', delayMs: 0 },
    ]);
  });

  it('also refuses what was stored before, so that nothing overtakes', () => {
    const room = new TestRoom();
    const ann = room.join('A');
    const one = messagePost('one');
    post(room, ann, one);
    expect(codesIn(post(room, ann, messagePost(''), one))).toEqual(['textEmpty', 'earlierRefused']);
  });

  const bodies: [string, { kind?: string; body?: unknown; target?: number }, string][] = [
    ['a kind nobody knows', { kind: 'poll' }, 'unknownKind'],
    ['a kind that is of the prototype', { kind: 'constructor' }, 'unknownKind'],
    ['a body without text', { body: {} }, 'badBody'],
    ['a text that is a number', { body: { text: 1 } }, 'badBody'],
    ['no body', { body: null }, 'badBody'],
    ['an empty text', { body: { text: '' } }, 'textEmpty'],
    ['a text that is too long', { body: { text: 'x'.repeat(4_001) } }, 'textTooLong'],
    ['a lone surrogate', { body: { text: '\ud800' } }, 'textBroken'],
    ['a target on what changes nothing', { target: 1 }, 'targetUnexpected'],
    ['a bad name', { kind: 'name', body: { name: 'a:b' } }, 'nameBad'],
    ['a room change that changes nothing', { kind: 'room', body: {} }, 'badBody'],
    ['a title that is too long', { kind: 'room', body: { title: 'x'.repeat(81) } }, 'textTooLong'],
    ['a topic that is too long', { kind: 'room', body: { topic: 'x'.repeat(301) } }, 'textTooLong'],
  ];
  test.each(bodies)('[S3] refuses %s', (_, rest, code) => {
    const room = new TestRoom();
    const frames = post(room, room.join('A'), { ...messagePost('Hi'), ...rest });
    expect(only(frames, 'refused').refusals).toMatchObject([{ code, action: 'fix' }]);
    expect(room.store.writes).toBe(0);
  });

  it('[X8] the event shows what was stored', () => {
    const room = new TestRoom();
    const frames = post(room, room.join('A'), messagePost('', 0, { body: { text: 'e\u0301\r\n\u0007!  ', extra: 1 } }));
    expect(eventsIn(frames)[0]?.body).toEqual({ text: 'é\n!' });
  });

  it('[G14] a full room refuses before it writes, and still answers reads and repeated posts', () => {
    const room = new TestRoom({ storageBytes: 1_000 });
    const ann = room.join('A');
    const one = messagePost('one');
    post(room, ann, one);
    room.store.size = 999;
    expect(codesIn(post(room, ann, messagePost('two')))).toEqual([]);
    room.store.size = 1_000;
    const writes = room.store.writes;
    expect(codesIn(post(room, ann, messagePost('three')))).toEqual(['storageFull']);
    expect(only(post(room, ann, one), 'stored').events).toHaveLength(1);
    expect(room.store.writes).toBe(writes);
    room.say(ann, { type: 'page', ref: 1 });
    expect(textsOf(eventsIn(ann.peer.take()))).toEqual(['one', 'two']);
  });

  it('[G14] [C6] in a full room deleting works still: nobody has to leave there what must go', () => {
    const room = new TestRoom({ storageBytes: 1_000 });
    const ann = room.join('A');
    post(room, ann, messagePost('a password'));
    room.store.size = 1_000;
    const { epoch } = room.store.facts();
    const redact = { ...messagePost('', 1, { epoch, kind: 'redact', body: {} }), target: 1 };
    expect(seqsOf(eventsIn(post(room, ann, redact)))).toEqual([2]);
    expect(room.store.after(0, { events: 1, bytes: 0 })[0]?.body).toBe('null');
    expect(codesIn(post(room, ann, messagePost('two')))).toEqual(['storageFull']);
  });

  it('[G14] storage that something else fills is seen within a megabyte of posts', () => {
    const room = new TestRoom({ storageBytes: 1024 ** 3 });
    const ann = room.join('A');
    post(room, ann, messagePost('one'));
    room.store.size = 1024 ** 3;
    const long = 'x'.repeat(4_000);
    const codes = Array.from({ length: 20 }, () => codesIn(post(room, ann, messagePost(long)))).flat();
    expect(new Set(codes)).toEqual(new Set(['storageFull']));
  });
});
