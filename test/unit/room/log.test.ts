import { describe, expect, it } from 'vitest';
import { eventsIn, ofType, only, seqsOf, textsOf } from '../../support/frames-of.ts';
import { messagePost, settle, TestRoom } from '../../support/test-room.ts';

const say = (room: TestRoom, person: Parameters<TestRoom['say']>[0], ...texts: string[]) =>
  room.say(person, { type: 'post', posts: texts.map((text) => messagePost(text)) });

describe('the log', () => {
  it('[E1] numbers events from 1 without a hole, whoever writes, before and after a wake', () => {
    const room = new TestRoom();
    const [ann, bob] = [room.join('A'), room.join('B')];
    say(room, ann, 'one', 'two');
    say(room, bob, 'three');
    room.evict();
    say(room, ann, 'four');
    say(room, bob, 'five');
    const events = eventsIn(bob.peer.take());
    expect(seqsOf(events)).toEqual([1, 2, 3, 4, 5]);
    expect(textsOf(events)).toEqual(['one', 'two', 'three', 'four', 'five']);
  });

  it('[E2] an event says who, what, when and where', () => {
    const room = new TestRoom();
    const ann = room.join('A');
    const post = messagePost('Hi');
    room.say(ann, { type: 'post', posts: [post] });
    expect(eventsIn(ann.peer.take())).toEqual([
      { seq: 1, at: room.clock.now(), by: 'A'.repeat(43), id: post.id, kind: 'message', body: { text: 'Hi' } },
    ]);
  });

  it('[E3] has no epoch until something is written, and the frame with event 1 carries it', () => {
    const room = new TestRoom();
    const ann = room.join('A');
    expect(only(ann.peer.take(), 'welcome')).toMatchObject({ epoch: '', head: 0, floor: 1 });
    say(room, ann, 'one');
    say(room, ann, 'two');
    const live = ofType(ann.peer.take(), 'events');
    expect(live).toHaveLength(2);
    expect(live[0]?.epoch).toMatch(/^[\w-]{16}$/);
    expect(live[1]?.epoch).toBeUndefined();
    room.evict();
    expect(only(room.join('B').peer.take(), 'welcome').epoch).toBe(live[0]?.epoch);
  });

  it('[E4] everyone gets the same events in the same order', () => {
    const room = new TestRoom();
    const people = [...'ABCDE'].map((letter) => room.join(letter));
    for (const [index, person] of [...people, ...people].entries()) say(room, person, `${index}`);
    const seen = people.map((person) => JSON.stringify(eventsIn(person.peer.take())));
    expect(JSON.parse(seen[0] ?? '')).toHaveLength(10);
    expect(new Set(seen).size).toBe(1);
  });

  it('[E4] tells nobody of what could not be written', () => {
    const room = new TestRoom();
    const [ann, bob] = [room.join('A'), room.join('B')];
    bob.peer.take();
    room.store.failsNext = true;
    say(room, ann, 'lost');
    expect(bob.peer.take()).toEqual([]);
    expect(room.announcedHead).toBe(0);
  });

  it('[E6] old messages show current names', () => {
    const room = new TestRoom();
    const ann = room.join('A', { name: 'Ann' });
    say(room, ann, 'Hi');
    room.say(ann, { type: 'post', posts: [messagePost('', 0, { kind: 'name', body: { name: ' Anna ' } })] });
    const live = ofType(ann.peer.take(), 'events');
    expect(live[1]?.events[0]).toMatchObject({ kind: 'name', body: { name: 'Anna' } });
    expect(live.map((frame) => frame.members['A'.repeat(43)])).toEqual([{ name: 'Ann' }, { name: 'Anna' }]);
    room.evict();
    expect(only(room.join('B').peer.take(), 'reset').members).toEqual({ ['A'.repeat(43)]: { name: 'Anna' } });
  });

  it('[E5] a new name comes with the old one, by the word of the room and not of the sender', () => {
    const room = new TestRoom();
    const ann = room.join('A', { name: 'Ann' });
    const rename = (name: string) =>
      room.say(ann, { type: 'post', posts: [messagePost('', 0, { kind: 'name', body: { name, was: 'Eve' } })] });
    rename('Anna');
    rename('Annie');
    expect(eventsIn(ann.peer.take()).map((event) => event.body)).toEqual([
      { name: 'Anna', was: 'Ann' },
      { name: 'Annie', was: 'Anna' },
    ]);
  });

  it('[E5] title and topic change by events and are cleared by nothing', () => {
    const room = new TestRoom();
    const ann = room.join('A');
    const describe = (body: unknown) =>
      room.say(ann, { type: 'post', posts: [messagePost('', 0, { kind: 'room', body })] });
    describe({ title: ' Tea \n time ', topic: 'Cups' });
    describe({ topic: '' });
    expect(eventsIn(ann.peer.take()).map((event) => event.body)).toEqual([
      { title: 'Tea time', topic: 'Cups' },
      { topic: '' },
    ]);
    room.evict();
    expect(only(room.join('B').peer.take(), 'welcome').room).toEqual({ id: 'test', title: 'Tea time', topic: '' });
    describe({ title: '' });
    expect(only(room.join('C').peer.take(), 'welcome').room.title).toBe('');
  });

  it('[E7] a visitor writes nothing, and neither does a room in which only visitors were', async () => {
    const room = new TestRoom();
    const [ann, bob] = [room.join('A', { heartbeat: true }), room.connectPlain('Bob', 20)];
    room.say(ann, { type: 'typing', on: true });
    room.say(ann, { type: 'presence', state: 'idle' });
    room.say(ann, { type: 'page', ref: 1 });
    room.say(ann, { type: 'pull', after: 0 });
    room.say(ann, { type: 'post', posts: [messagePost('', 0, { kind: 'poll' })] });
    room.say(bob, '   ');
    await room.clock.pass(60_000);
    room.room.maintain();
    room.leave(bob);
    await settle();
    expect([room.store.writes, room.scheduled.length]).toEqual([0, 0]);
    say(room, ann, 'first');
    expect(room.store.writes).toBe(3);
    say(room, ann, 'second');
    expect(room.store.writes).toBe(4);
  });

  it('[E7] [Y4] the first event of a room begins to look after ghosts', () => {
    const room = new TestRoom();
    const ann = room.join('A', { heartbeat: true });
    expect(room.scheduled).toEqual([]);
    say(room, ann, 'first');
    expect(room.scheduled).toEqual([room.clock.now() + 60_000]);
  });
});
