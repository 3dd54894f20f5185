import { describe, expect, it, test } from 'vitest';
import { CLOSE } from '../../../src/protocol/close-codes.ts';
import { eventsIn, only, textsOf } from '../../support/frames-of.ts';
import { messagePost, settle, TestRoom } from '../../support/test-room.ts';

describe('[T1] plain text mode', () => {
  it('stores each frame as a message and sends it to everyone, the sender included', () => {
    const room = new TestRoom();
    const [gus, liz, ann] = [room.connectPlain('Gus'), room.connectPlain('Liz'), room.join('A', { name: 'Ann' })];
    room.say(gus, 'Hello');
    room.say(ann, { type: 'post', posts: [messagePost('Hi\nGus')] });
    for (const person of [gus, liz]) expect(person.peer.takeLines()).toEqual(['Gus: Hello', 'Ann: Hi', '  Gus']);
    const frames = ann.peer.take();
    expect(textsOf(eventsIn(frames))).toEqual(['Hello', 'Hi\nGus']);
    expect(eventsIn(frames)[0]?.by).toMatch(/^guest:[\w-]{22}$/);
  });

  it('puts several lines into one frame when they left together', async () => {
    const room = new TestRoom();
    room.confirmsAtOnce = false;
    const [gus, liz] = [room.connectPlain('Gus'), room.connectPlain('Liz')];
    for (const text of ['one', 'two', 'three']) room.say(gus, text);
    await room.confirm();
    expect(liz.peer.sent).toEqual(['Gus: one', 'Gus: two\nGus: three']);
  });

  it('takes JSON, pings of other spellings and repeated words for what they are: messages', () => {
    const room = new TestRoom();
    const gus = room.connectPlain('Gus');
    for (const text of ['{"type":"hello"}', 'Ping', 'again', 'again']) room.say(gus, text);
    expect(gus.peer.takeLines()).toEqual(['Gus: {"type":"hello"}', 'Gus: Ping', 'Gus: again', 'Gus: again']);
  });

  it('goes on after a wake', () => {
    const room = new TestRoom();
    const gus = room.connectPlain('Gus');
    room.evict();
    room.say(gus, 'Hello');
    room.evict();
    room.say(gus, 'again');
    expect(gus.peer.takeLines()).toEqual(['Gus: Hello', 'Gus: again']);
    expect(only(room.join('A').peer.take(), 'welcome').head).toBe(2);
  });

  it('shows kinds without text nothing at all', () => {
    const room = new TestRoom();
    const [gus, ann] = [room.connectPlain('Gus'), room.join('A')];
    room.say(ann, { type: 'post', posts: [messagePost('', 0, { kind: 'room', body: { title: 'Tea' } })] });
    expect(gus.peer.sent).toEqual([]);
  });
});

describe('[T2] a plain text session', () => {
  it.each(['', 'a:b', '* Gus', 'x'.repeat(33), '\u202eGus'])('with the name %j is closed with 4503', (name) => {
    expect(new TestRoom().connectPlain(name).peer.closed?.code).toBe(CLOSE.badName);
  });

  const wishes: [number, number][] = [
    [0, 0],
    [-5, 0],
    [1, 1],
    [20, 20],
    [100, 100],
    [101, 100],
    [1e9, 100],
  ];
  test.each(wishes)('that asks for %i lines gets %i, in one frame, before anything else', (wanted, lines) => {
    const room = new TestRoom();
    const ann = room.join('A', { name: 'Ann' });
    for (let time = 0; time < 3; time += 1) {
      room.say(ann, { type: 'post', posts: Array.from({ length: 40 }, (_, i) => messagePost(`${time * 40 + i}`)) });
    }
    const gus = room.connectPlain('Gus', wanted);
    expect(gus.peer.sent).toHaveLength(lines === 0 ? 0 : 1);
    const expected = Array.from({ length: lines }, (_, index) => `Ann: ${120 - lines + index}`);
    expect(gus.peer.takeLines()).toEqual(expected);
  });

  it('is sent the last messages, however much was done to them since', () => {
    const room = new TestRoom();
    const ann = room.join('A', { name: 'Ann' });
    for (const text of ['one', 'two']) room.say(ann, { type: 'post', posts: [messagePost(text)] });
    const { epoch } = room.store.facts();
    const react = { kind: 'react', target: 2, body: { emoji: '👍', on: true } };
    for (let n = 0; n < 50; n += 1) {
      room.say(ann, { type: 'post', posts: [{ ...messagePost('', 2, { epoch }), ...react }] });
    }
    expect(room.store.facts().head).toBe(52);
    expect(room.connectPlain('Gus', 1).peer.takeLines()).toEqual(['Ann: two']);
    expect(room.connectPlain('Liz', 9).peer.takeLines()).toEqual(['Ann: one', 'Ann: two']);
    const places = [1, 2, 9].map((count) => room.room.answers.recent(count).before.seq);
    expect(places).toEqual([1, 0, 0]);
  });

  it("is sent nothing of its own accord but others' messages", async () => {
    const room = new TestRoom();
    const [gus, ann] = [room.connectPlain('Gus', 20), room.join('A', { name: 'Ann' })];
    room.say(ann, { type: 'typing', on: true });
    room.join('B');
    await room.clock.pass(5_000);
    expect(gus.peer.sent).toEqual([]);
    room.say(ann, { type: 'post', posts: [messagePost('Hi')] });
    expect(gus.peer.takeLines()).toEqual(['Ann: Hi']);
  });

  it('is never aged out: it cannot say that it lives', async () => {
    const room = new TestRoom();
    const gus = room.connectPlain('Gus');
    await room.clock.pass(3_600_000);
    room.room.maintain();
    expect(gus.peer.closed).toBeNull();
  });
});

describe('[T3] refusals', () => {
  const table: [string, string][] = [
    [' ', '* not sent: there was nothing to send'],
    ['x'.repeat(4_001), '* not sent: a message has at most 4000 characters'],
    ['\ud800', '* not sent: the text has broken characters'],
  ];
  test.each(table)('of %j', (text, line) => {
    const room = new TestRoom();
    const [gus, liz] = [room.connectPlain('Gus'), room.connectPlain('Liz')];
    room.say(gus, text);
    expect([gus.peer.takeLines(), liz.peer.sent]).toEqual([[line], []]);
  });

  it('[X9] say when to send again', async () => {
    const room = new TestRoom({ postsPerSecond: 1, postBurst: 1 });
    const gus = room.connectPlain('Gus');
    room.say(gus, 'one');
    room.say(gus, 'two');
    expect(gus.peer.takeLines()).toEqual(['Gus: one', '* not sent: too fast; send it again in 1 s']);
    room.store.failsNext = true;
    await room.clock.pass(1_000);
    room.say(gus, 'three');
    expect(gus.peer.takeLines()).toEqual(['* not sent: the room could not store it; send it again in 1 s']);
  });

  it('cannot be forged by a text', () => {
    const room = new TestRoom();
    const [gus, liz] = [room.connectPlain('Gus'), room.connectPlain('Liz')];
    room.say(gus, 'one\n* not sent: fake\r\nLiz: fake\u2028Liz: fake');
    for (const line of liz.peer.takeLines().slice(1)) expect(line).toMatch(/^ {2}/);
  });
});

it('[T4] ping is a heartbeat, not a message', async () => {
  const room = new TestRoom();
  const gus = room.connectPlain('Gus');
  room.say(gus, 'ping');
  await settle();
  expect([gus.peer.sent, room.store.writes]).toEqual([['pong 0'], 0]);
});
