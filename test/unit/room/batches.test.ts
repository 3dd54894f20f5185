import { describe, expect, it } from 'vitest';
import { codesIn, eventsIn, ofType, only, seqsOf, textsOf, typesOf } from '../../support/frames-of.ts';
import { messagePost, type Person, TestRoom } from '../../support/test-room.ts';

const say = (room: TestRoom, person: Person, ...texts: string[]) =>
  room.say(person, { type: 'post', posts: texts.map((text) => messagePost(text)) });

describe('[X10] posts that arrive while a batch is made durable', () => {
  const quiet = () => {
    const room = new TestRoom();
    room.confirmsAtOnce = false;
    const [ann, bob] = [room.join('A'), room.join('B')];
    bob.peer.take();
    return { room, ann, bob };
  };

  it('gather and leave together: the first at once, the rest in one frame', async () => {
    const { room, ann, bob } = quiet();
    for (const text of ['one', 'two', 'three']) say(room, ann, text);
    say(room, bob, 'four');
    expect(textsOf(eventsIn(bob.peer.take()))).toEqual(['one']);
    await room.confirm();
    const frames = ofType(bob.peer.take(), 'events');
    expect(frames.map((frame) => textsOf(frame.events))).toEqual([['two', 'three', 'four']]);
    await room.confirm();
    say(room, ann, 'five');
    expect(textsOf(eventsIn(bob.peer.take()))).toEqual(['five']);
  });

  it('[Q3] are flushed by a page, a pull and a hello, which all see them', () => {
    const { room, ann, bob } = quiet();
    say(room, ann, 'one');
    say(room, ann, 'two');
    room.say(bob, { type: 'page', ref: 7 });
    expect(typesOf(bob.peer.take())).toEqual(['events', 'events', 'page']);
    say(room, ann, 'three');
    room.say(bob, { type: 'pull', after: 2 });
    expect(textsOf(only(bob.peer.take(), 'backlog').events)).toEqual(['three']);
    say(room, ann, 'four');
    expect(only(room.join('C').peer.take(), 'welcome').head).toBe(4);
  });

  it('are stored though their sender leaves meanwhile', async () => {
    const { room, ann, bob } = quiet();
    say(room, ann, 'one');
    say(room, ann, 'two');
    room.leave(ann);
    await room.confirm();
    expect(textsOf(eventsIn(bob.peer.take()))).toEqual(['one', 'two']);
  });

  it('[X2] are found by a copy in the same batch', async () => {
    const { room, ann } = quiet();
    const post = messagePost('two');
    say(room, ann, 'one');
    room.say(ann, { type: 'post', posts: [post] });
    room.say(ann, { type: 'post', posts: [post] });
    ann.peer.take();
    await room.confirm();
    const frames = ann.peer.take();
    expect([seqsOf(only(frames, 'events').events), seqsOf(only(frames, 'stored').events)]).toEqual([[2], [2]]);
  });

  it('[H8] are dropped when a newer attempt has taken over before they came', async () => {
    const { room, ann, bob } = quiet();
    say(room, ann, 'one');
    room.join('A', { attempt: 1 });
    say(room, ann, 'late');
    await room.confirm();
    expect(textsOf(eventsIn(bob.peer.take()))).toEqual(['one']);
  });

  it('go on after a commit that failed to be confirmed', async () => {
    const { room, ann, bob } = quiet();
    say(room, ann, 'one');
    say(room, ann, 'two');
    await room.confirm();
    await room.confirm();
    say(room, ann, 'three');
    expect(textsOf(eventsIn(bob.peer.take()))).toEqual(['one', 'two', 'three']);
  });
});

describe('[G14] a batch that cannot be written', () => {
  it('happens not at all: head, members and epoch are as before, all are asked to retry, nobody else hears of it', async () => {
    const room = new TestRoom();
    const [ann, bob, cyd] = [room.join('A'), room.join('B'), room.join('C')];
    say(room, ann, 'one');
    const before = room.store.facts();
    room.confirmsAtOnce = false;
    say(room, ann, 'two');
    for (const person of [ann, bob, cyd]) person.peer.take();
    room.say(bob, { type: 'post', posts: [messagePost('three'), messagePost('four')] });
    room.say(ann, { type: 'post', posts: [messagePost('', 0, { kind: 'room', body: { title: 'Lost' } })] });
    room.say(ann, { type: 'post', posts: [messagePost('', 0, { kind: 'name', body: { name: 'Lost' } })] });
    room.store.failsAfter = 5;
    await room.confirm();
    expect(room.faults).toHaveLength(1);
    expect(codesIn(bob.peer.take())).toEqual(['notStored', 'notStored']);
    const refusals = ofType(ann.peer.take(), 'refused').flatMap((frame) => frame.refusals);
    expect(refusals).toMatchObject([
      { code: 'notStored', action: 'retry', delayMs: 1_000 },
      { code: 'notStored', action: 'retry', delayMs: 1_000 },
    ]);
    expect(cyd.peer.take()).toEqual([]);
    expect(room.store.facts()).toEqual({ ...before, head: 2 });
    expect(room.store.findMember('B'.repeat(43))).toBeNull();
    const welcome = only(room.join('D').peer.take(), 'welcome');
    expect([welcome.head, welcome.room.title]).toEqual([2, '']);
  });

  it('may be sent again, and is then stored once, with the seq it would have had', () => {
    const room = new TestRoom();
    const ann = room.join('A');
    const posts = [messagePost('one'), messagePost('two')];
    for (const failsAfter of [0, 1, 2, 3]) {
      room.store.failsAfter = failsAfter;
      room.say(ann, { type: 'post', posts });
      expect(codesIn(ann.peer.take())).toEqual(['notStored', 'notStored']);
      expect(room.store.facts()).toMatchObject({ head: 0, epoch: '' });
    }
    room.say(ann, { type: 'post', posts });
    const live = only(ann.peer.take(), 'events');
    expect(seqsOf(live.events)).toEqual([1, 2]);
    expect(live.epoch).toBe(room.store.facts().epoch);
    room.say(ann, { type: 'post', posts });
    expect(seqsOf(only(ann.peer.take(), 'stored').events)).toEqual([1, 2]);
  });

  it('whose failure cannot be undone in memory either is refused, and so is all until it can', async () => {
    const room = new TestRoom();
    const ann = room.join('A');
    say(room, ann, 'one');
    room.confirmsAtOnce = false;
    say(room, ann, 'two');
    say(room, ann, 'three');
    const facts = room.store.facts.bind(room.store);
    room.store.facts = () => {
      throw new Error('The disk cannot be read');
    };
    room.store.failsAfter = 1;
    ann.peer.take();
    await room.confirm();
    expect(codesIn(ann.peer.take())).toEqual(['notStored']);
    room.confirmsAtOnce = true;
    await room.confirm();
    say(room, ann, 'four');
    expect(codesIn(ann.peer.take())).toEqual(['notStored']);
    room.store.facts = facts;
    say(room, ann, 'five');
    expect(eventsIn(ann.peer.take())).toMatchObject([{ seq: 3, body: { text: 'five' } }]);
  });

  it('[X9] takes no tokens, neither of the member nor of the address', () => {
    const room = new TestRoom({ postsPerSecond: 1, postBurst: 2 });
    const ann = room.join('A', {}, 'home');
    ann.peer.take();
    for (let attempt = 0; attempt < 30; attempt += 1) {
      room.store.failsNext = true;
      say(room, ann, 'lost', 'lost');
    }
    expect(new Set(codesIn(ann.peer.take()))).toEqual(new Set(['notStored']));
    say(room, ann, 'one', 'two', 'three');
    expect(codesIn(ann.peer.take())).toEqual(['tooFast']);
    const others = [...'BCDEFGHIJ'].map((letter) => room.join(letter, {}, 'home'));
    for (const other of others) say(room, other, 'one', 'two');
    expect(room.store.facts().head).toBe(20);
  });

  it('leaves names as they were: whoever had one has it still', () => {
    const room = new TestRoom();
    const ann = room.join('A', { name: 'Ann' });
    say(room, ann, 'one');
    room.store.failsNext = true;
    room.say(ann, { type: 'post', posts: [messagePost('', 0, { kind: 'name', body: { name: 'Bea' } })] });
    const [bea, imitator] = [room.join('B', { name: 'Bea' }), room.join('C', { name: 'Ann' })];
    const { present } = only(imitator.peer.take(), 'welcome').roster;
    expect(present.map(({ name, marks }) => [name, marks])).toEqual([
      ['Ann', undefined],
      ['Bea', undefined],
      ['Ann', ['likeName']],
    ]);
    expect(bea.peer.closed).toBeNull();
  });
});

describe('[G14] [X5] a batch that was written and could not be told', () => {
  /** Bob's socket throws, in the middle of a batch that waited for the one before it. */
  const broken = async () => {
    const room = new TestRoom();
    const [bob, ann] = [room.join('B'), room.join('A')];
    room.confirmsAtOnce = false;
    say(room, ann, 'one');
    const post = messagePost('two');
    room.say(ann, { type: 'post', posts: [post] });
    const caller = { member: `guest:${'c'.repeat(22)}`, name: 'Cal', address: '' };
    const called = room.room.callers.post(caller, { id: 'k'.repeat(24), kind: 'message', body: { text: 'three' } });
    ann.peer.take();
    const { send } = bob.peer;
    bob.peer.send = () => {
      throw new Error('This socket is odd');
    };
    await room.confirm();
    await room.confirm();
    bob.peer.send = send;
    return { room, ann, bob, post, called };
  };

  it('leaves nobody waiting: all are asked to retry, and find it stored', async () => {
    const { room, ann, post, called } = await broken();
    expect(room.faults).toHaveLength(1);
    expect(codesIn(ann.peer.take())).toEqual(['notStored']);
    expect(await called).toMatchObject({ kind: 'refused', code: 'notStored' });
    room.say(ann, { type: 'post', posts: [post] });
    await room.confirm();
    expect(seqsOf(only(ann.peer.take(), 'stored').events)).toEqual([2]);
  });

  it('holds up nothing that comes after it', async () => {
    const { room, ann, bob } = await broken();
    say(room, ann, 'four');
    await room.confirm();
    expect(textsOf(eventsIn(bob.peer.take()))).toContain('four');
  });
});

it('[Z3] [X5] whoever cannot be told what became of their posts is asked to retry, and keeps nobody else waiting', async () => {
  const room = new TestRoom();
  const [ann, bob] = [room.join('A'), room.join('B')];
  room.confirmsAtOnce = false;
  say(room, ann, 'one');
  say(room, bob, ' ');
  say(room, ann, ' ');
  for (const { peer } of [ann, bob]) peer.take();
  const send = bob.peer.send.bind(bob.peer);
  bob.peer.send = () => {
    bob.peer.send = send;
    throw new Error('This frame cannot be made');
  };
  await room.confirm();
  expect([codesIn(bob.peer.take()), codesIn(ann.peer.take())]).toEqual([['notStored'], ['textEmpty']]);
  expect(room.faults).toHaveLength(1);
});
