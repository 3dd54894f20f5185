// Connections that end at the worst moment. The sweep cuts at every frame there is: a frame is the least a socket
// delivers, so there is no other boundary.
import { describe, expect, it } from 'vitest';
import { messagePost } from '../support/test-room.ts';
import type { Device } from './device.ts';
import type { Tail } from './line.ts';
import { expectDelivered, expectOneStory } from './stories.ts';
import type { Tab } from './tab.ts';
import { Wire } from './wire.ts';

const BURST = 10;
const RATES = { postsPerSecond: 2, postBurst: 3 };
const TAILS: readonly Tail[] = ['lost', 'heard', 'late'];

function burst(tab: Tab, from = 1): string[] {
  const texts = Array.from({ length: BURST }, (_, i) => `${from + i}`);
  for (const text of texts) tab.say(text);
  return texts;
}

/** Long enough to come back, be refused for a while, and say everything. */
async function calm(wire: Wire): Promise<void> {
  await wire.pass(4_000);
  // What stood still on the way up arrives now, long after another connection took its place.
  for (const line of wire.lines) line.isStuck = false;
  await wire.pass(12_000);
}

/** Ann writes before she knows the room, or once she has joined. */
const BEGINNINGS = ['unknown', 'joined'] as const;

/** Ann writes a burst while Bea reads and writes; `act` happens before the frame of that number. */
async function tellBurst(
  beginning: (typeof BEGINNINGS)[number],
  frame: number,
  act: (ann: Tab) => void = () => {},
): Promise<Wire> {
  const wire = new Wire(RATES);
  wire.provesLater = true;
  const bea = wire.device('Bea').open();
  const ann = wire.device('Ann').open();
  if (beginning === 'joined') await wire.run();
  wire.frames = 0;
  wire.plan(frame, () => act(ann));
  burst(ann);
  await wire.run();
  bea.say('hello');
  await calm(wire);
  return wire;
}

/** Every frame of the burst, with every fate of what is on its way up. */
async function* sweep(act: (ann: Tab, tail: Tail) => void): AsyncGenerator<{ wire: Wire; bea: Device; ann: Device }> {
  for (const beginning of BEGINNINGS) {
    const { frames } = await tellBurst(beginning, 0);
    expect(frames).toBeGreaterThan(25);
    for (const tail of TAILS) {
      for (let frame = 0; frame < frames; frame += 1) {
        const wire = await tellBurst(beginning, frame, (ann) => act(ann, tail));
        const [bea, ann] = wire.devices;
        yield { wire, bea: bea!, ann: ann! };
      }
    }
  }
}

describe('a burst of ten posts, faster than the room allows', () => {
  it('[G5] [X5] [X6] is stored once and in order, wherever its connection is cut', async () => {
    const figures = { runs: 0, cuts: 0, tooFast: 0, earlierRefused: 0 };
    for await (const { wire, ann, bea } of sweep(({ line }, tail) => line.cut(tail))) {
      expect(wire.textsBy(ann)).toEqual(Array.from({ length: BURST }, (_, i) => `${i + 1}`));
      for (const device of [bea, ann]) expectDelivered(wire, device);
      expectOneStory(wire);
      figures.runs += 1;
      figures.cuts += wire.cuts;
      figures.tooFast += wire.count('tooFast');
      figures.earlierRefused += wire.count('earlierRefused');
    }
    expect(figures.runs).toBeGreaterThan(150);
    expect(figures.cuts).toBe(figures.runs);
    expect(figures.tooFast).toBeGreaterThan(figures.runs);
    expect(figures.earlierRefused).toBeGreaterThan(figures.runs);
  });

  it('[G9] [G3] is stored once and in order, wherever its tab dies and another opens', async () => {
    const figures = { runs: 0, crashes: 0 };
    const reopen = (ann: Tab, tail: Tail) => {
      ann.crash(tail);
      ann.device.open();
    };
    for await (const { wire, ann, bea } of sweep(reopen)) {
      expect(wire.textsBy(ann)).toEqual(Array.from({ length: BURST }, (_, i) => `${i + 1}`));
      for (const device of [bea, ann]) expectDelivered(wire, device);
      expectOneStory(wire);
      figures.runs += 1;
      figures.crashes += ann.tabs.length - 1;
    }
    expect(figures.runs).toBeGreaterThan(150);
    expect(figures.crashes).toBe(figures.runs);
  });

  it('[G9] is lost with its tab only where `post` had not resolved yet', async () => {
    const wire = new Wire();
    const ann = await wire.enter('Ann');
    ann.device.isOffline = true;
    const onDisk = ann.say('on disk');
    await onDisk;
    let resolved = false;
    ann.say('not on disk').then(() => {
      resolved = true;
    });
    ann.crash();
    ann.device.isOffline = false;
    ann.device.open();
    await wire.pass(1_000);
    expect([wire.textsBy(ann.device), resolved]).toEqual([['on disk'], false]);
  });
});

describe('an ack that is lost', () => {
  it('[X4] comes again with the backlog, and nothing is sent twice', async () => {
    const wire = new Wire();
    const ann = await wire.enter('Ann');
    await ann.say('hello');
    ann.line.cut('heard');
    expect(ann.state.outbox).toHaveLength(1);
    await wire.pass(1_000);
    expect(ann.saidOf('post')).toHaveLength(1);
    expect(ann.framesOf('backlog').map(({ events }) => events.length)).toEqual([1]);
    expectDelivered(wire, ann.device);
    expectOneStory(wire);
  });

  it('[X1] [X2] does not matter when the same post arrives again later over the old and the new connection', async () => {
    const wire = new Wire();
    const ann = await wire.enter('Ann');
    await ann.say('hello');
    // The wireless network hands over: the old path delivers after the new one has joined.
    ann.line.cut('late');
    await wire.pass(1_000);
    expect(wire.textsBy(ann.device)).toEqual(['hello']);
    for (const line of wire.lines) line.isStuck = false;
    await wire.pass(1_000);
    expectDelivered(wire, ann.device);
    expectOneStory(wire);
  });
});

describe('somebody else’s event under the id of a post that waits', () => {
  it('[X4] [X2] is no ack, and does not keep the post from being stored', async () => {
    const wire = new Wire();
    const ann = await wire.enter('Ann');
    ann.device.goOffline();
    const id = await ann.say('mine');
    const thief = wire.room.join('Z');
    wire.room.say(thief, { type: 'post', posts: [messagePost('not yours', 0, { id })] });
    ann.device.goOnline();
    await wire.pass(1_000);
    expect(wire.history().map((event) => event.id)).toEqual([id, id]);
    expectDelivered(wire, ann.device);
    expectOneStory(wire);
  });
});

describe('a refusal in the middle', () => {
  it('[X6] [X7] goes back to the person, and what was written after it goes on in order', async () => {
    const wire = new Wire();
    const ann = await wire.enter('Ann');
    const bea = await wire.enter('Bea');
    ann.device.goOffline();
    for (const text of ['1', '2']) await ann.say(text);
    const refused = await ann.say('3', 'no such kind');
    for (const text of ['4', '5']) await ann.say(text);
    ann.device.goOnline();
    await wire.pass(3_000);
    expect(wire.textsBy(ann.device)).toEqual(['1', '2', '4', '5']);
    expect(ann.state.outbox).toMatchObject([{ id: refused, delivery: { status: 'refused', code: 'unknownKind' } }]);
    expect(wire.count('earlierRefused')).toBe(2);
    expectDelivered(wire, ann.device);
    expectOneStory(wire);
    await ann.engine.discard(refused);
    expect([ann.state.outbox.length, ann.device.box.posts.size]).toEqual([0, 0]);
    expect(bea.seen).toHaveLength(4);
  });

  it('[X6] for being too fast delays it and everything after it, and reorders nothing', async () => {
    const wire = new Wire(RATES);
    const ann = await wire.enter('Ann');
    const texts = burst(ann);
    await wire.run();
    expect(wire.textsBy(ann.device)).toEqual(texts.slice(0, 3));
    expect(ann.state.outbox[0]).toMatchObject({ body: { text: '4' }, delivery: { status: 'delayed' } });
    ann.say('11');
    await wire.pass(6_000);
    expect(wire.textsBy(ann.device)).toEqual([...texts, '11']);
  });

  it('[X9] when the disk is full asks again until there is room', async () => {
    const wire = new Wire();
    const ann = await wire.enter('Ann');
    wire.room.store.failsNext = true;
    const texts = burst(ann);
    await wire.pass(500);
    expect(ann.state.outbox.length).toBeGreaterThan(0);
    expect(wire.count('notStored')).toBe(1);
    await wire.pass(3_000);
    expect(wire.textsBy(ann.device)).toEqual(texts);
    expect(wire.room.faults).toHaveLength(1);
    expectDelivered(wire, ann.device);
    expectOneStory(wire);
  });
});

describe('an engine that comes back while its old session stands', () => {
  it('[H8] replaces it, and what the old one still carried is dropped', async () => {
    const wire = new Wire();
    const ann = await wire.enter('Ann');
    const bea = await wire.enter('Bea');
    await wire.pass(500);
    const [old] = ann.lines;
    const regretted = await ann.say('regretted');
    old!.cut('late');
    expect(old!.up).toHaveLength(2);
    await ann.engine.discard(regretted);
    await wire.pass(1_000);
    expect(bea.state.roster.count).toBe(2);
    ann.say('said');
    await wire.run();
    expect(wire.superseded).toBe(1);
    old!.isStuck = false;
    await wire.pass(1_000);
    expect(wire.textsBy(ann.device)).toEqual(['said']);
    expect(ann.state.connection.status).toBe('joined');
    expectOneStory(wire);
  });

  it('[H8] keeps its newer session when the hello of the older one arrives last', async () => {
    const wire = new Wire();
    const ann = wire.device('Ann').open();
    const [first] = ann.lines;
    first!.isStuck = true;
    await wire.pass(16_000);
    expect([ann.lines.length, ann.state.connection.status]).toEqual([2, 'joined']);
    first!.isStuck = false;
    await wire.run();
    ann.say('still here');
    await wire.run();
    expect(wire.textsBy(ann.device)).toEqual(['still here']);
    expect(ann.state.connection.status).toBe('joined');
    expectOneStory(wire);
  });
});
