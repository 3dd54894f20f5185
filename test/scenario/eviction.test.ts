// The room's memory is gone between any two steps, and nobody can tell.
import { describe, expect, it } from 'vitest';
import { expectDelivered, expectOneStory } from './stories.ts';
import type { Tab } from './tab.ts';
import { Wire } from './wire.ts';

const RATES = { postsPerSecond: 2, postBurst: 3 };

type Step = (wire: Wire, ann: Tab, bea: Tab) => unknown;

/** What two people may do in a room, and what happens to their connections. */
const STEPS: readonly Step[] = [
  (_, ann) => ann.say('1'),
  (_, __, bea) => bea.say('2'),
  (_, ann) => ann.engine.post('room', { title: 'Tea', topic: 'Green' }),
  (_, ann) => ann.engine.rename('Anna'),
  (wire) => wire.pass(10_000),
  (_, ann, bea) => {
    for (let i = 0; i < 6; i += 1) ann.say(`burst ${i}`);
    bea.say('hm');
  },
  (wire) => wire.pass(1_500),
  (wire) => wire.pass(1_500),
  (wire) => wire.enter('Cem'),
  (_, ann) => ann.engine.setTyping(true),
  (_, ann) => ann.say('typed'),
  (_, __, bea) => bea.line.cut('heard'),
  (_, ann, bea) => [bea.say('written while away'), ann.say('meanwhile')],
  (wire) => wire.pass(2_000),
  (_, __, bea) => bea.engine.setActive(false),
  (_, ann) => ann.say('bad', 'no such kind'),
  (wire) => wire.enter('Dan'),
  (wire) => wire.devices[2]!.tab.engine.close(),
  (wire) => wire.pass(26_000),
  (_, __, bea) => bea.engine.loadOlder(),
  (_, ann) => ann.say('last'),
];

async function play(evictBefore: (step: number) => boolean): Promise<Wire> {
  const wire = new Wire(RATES);
  const ann = await wire.enter('Ann');
  const bea = await wire.enter('Bea');
  await wire.pass(1_000);
  for (const [i, step] of STEPS.entries()) {
    if (evictBefore(i)) wire.evict();
    await step(wire, ann, bea);
    // Long enough for what gathers in ticks: a pending one keeps a real room from sleeping.
    await wire.pass(1_000);
  }
  return wire;
}

/** All that each connection was given, in order. */
const transcripts = (wire: Wire) => wire.devices.flatMap(({ tabs }) => tabs.map(({ heard }) => heard));

describe('a room that is evicted', () => {
  it('[G13] at every step gives the same transcripts, to the byte', async () => {
    const plain = await play(() => false);
    const kinds = ['welcome', 'reset', 'backlog', 'events', 'refused', 'presence', 'typing'];
    for (const kind of kinds) expect(plain.count(kind)).toBeGreaterThan(0);
    expect(plain.count('tooFast')).toBeGreaterThan(0);
    const evicted = await play(() => true);
    expect(evicted.evictions).toBe(STEPS.length);
    expect(transcripts(evicted)).toEqual(transcripts(plain));
    expect(evicted.history()).toEqual(plain.history());
    for (let only = 0; only < STEPS.length; only += 1)
      expect(transcripts(await play((step) => step === only))).toEqual(transcripts(plain));
  });

  /** The same burst with an eviction before each frame, or none. Ticks of presence die with the memory. */
  async function burst(isEvicted: boolean): Promise<Wire> {
    const wire = new Wire(RATES);
    const ann = await wire.enter('Ann');
    const bea = await wire.enter('Bea');
    const step = async () => {
      if (isEvicted) wire.evict();
      return wire.step();
    };
    for (let turn = 0; turn < 5; turn += 1) {
      for (let i = 0; i < 7; i += 1) ann.say(`${turn}.${i}`);
      bea.say(`${turn}`);
      if (turn === 3) ann.line.cut('heard');
      while (await step());
      for (let slice = 0; slice < 20; slice += 1) {
        await wire.room.clock.pass(100);
        while (await step());
      }
    }
    await wire.pass(15_000);
    return wire;
  }

  it('[G13] [G16] before every frame of a burst refuses, stores and answers exactly the same', async () => {
    const isLog = (text: string) => !/^\{"type":"(presence|typing|roster)"/.test(text);
    const [plain, evicted] = [await burst(false), await burst(true)];
    expect(evicted.evictions).toBeGreaterThan(100);
    expect(plain.count('tooFast')).toBeGreaterThan(0);
    const logs = [plain, evicted].map((wire) => transcripts(wire).map((heard) => heard.filter(isLog)));
    expect(logs[1]).toEqual(logs[0]);
    for (const device of evicted.devices) expectDelivered(evicted, device);
    expectOneStory(evicted);
  });

  it('[H2] [K1] while a proof is under way closes with a code that says come back, and they do', async () => {
    const wire = new Wire();
    wire.provesLater = true;
    const ann = wire.device('Ann').open();
    while (ann.saidOf('hello').length === 0) await wire.step();
    wire.evict();
    await wire.run();
    expect(ann.state.connection.status).toBe('waiting');
    await wire.pass(2_000);
    expect(ann.state.connection.status).toBe('joined');
    expect(new Set(ann.framesOf('challenge').map(({ nonce }) => nonce)).size).toBe(2);
  });

  it('[H2] between challenge and hello takes the hello as if nothing had been', async () => {
    const wire = new Wire();
    const ann = wire.device('Ann').open();
    while (ann.framesOf('challenge').length === 0) await wire.step();
    wire.evict();
    await wire.run();
    expect([ann.lines.length, ann.state.connection.status]).toEqual([1, 'joined']);
  });
});
