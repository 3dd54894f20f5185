// Clocks on the wall may show anything: order, dedupe and resume never ask them.
import { describe, expect, it } from 'vitest';
import { expectDelivered, expectOneStory } from './stories.ts';
import type { WallClock } from './wall-clock.ts';
import { Wire } from './wire.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** What a clock does before each step of the story. */
type Whim = (clock: WallClock, step: number) => void;

const WHIMS: readonly [string, Whim][] = [
  ['right', () => {}],
  ['frozen', (clock, step) => step === 2 && clock.freeze()],
  ['backwards at every step', (clock) => clock.jump(-HOUR)],
  ['a day ahead', (clock, step) => step === 2 && clock.jump(DAY)],
  ['a day behind', (clock, step) => step === 2 && clock.jump(-DAY)],
  ['a day to and fro', (clock, step) => clock.jump(step % 2 === 0 ? DAY : -DAY)],
];

/** Talk, a burst, a cut, a reload, an eviction, time away. */
async function tell(whims: { room: Whim; device: Whim }, limits = {}): Promise<Wire> {
  const wire = new Wire(limits);
  const ann = await wire.enter('Ann');
  const bea = await wire.enter('Bea');
  const steps = [
    () => ann.say('1'),
    () => bea.say('1'),
    () => {
      for (let i = 2; i < 9; i += 1) ann.say(`${i}`);
    },
    () => ann.line.cut('heard'),
    () => bea.say('2'),
    () => ann.device.goOffline(),
    () => Promise.all([ann.say('9'), ann.say('10'), bea.say('3')]),
    () => wire.evict(),
    () => ann.crash(),
    () => {
      ann.device.isOffline = false;
      ann.device.open().say('11');
    },
    () => wire.pass(30_000),
    () => ann.device.tab.engine.setTyping(true),
    () => ann.device.tab.say('12'),
  ];
  for (const [i, step] of steps.entries()) {
    whims.room(wire.clock, i);
    whims.device(ann.device.clock, i);
    await step();
    await wire.pass(2_000);
  }
  await wire.pass(12_000);
  return wire;
}

const expected = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12'];

async function expectTheSame(wire: Wire): Promise<void> {
  const [ann, bea] = wire.devices;
  expect(wire.textsBy(ann!)).toEqual(expected);
  expect(wire.textsBy(bea!)).toEqual(['1', '2', '3']);
  for (const device of wire.devices) expectDelivered(wire, device);
  expectOneStory(wire);
  const times = wire.history().map(({ at }) => at);
  expect(times).toEqual(times.toSorted((a, b) => a - b));
}

describe('the same story is told', () => {
  it.each(WHIMS)('[G15] when the room’s clock is %s', async (_, room) => {
    await expectTheSame(await tell({ room, device: () => {} }));
  });

  it.each(WHIMS)('[G15] when a device’s clock is %s, also when it is refused for being too fast', async (_, device) => {
    const wire = await tell({ room: () => {}, device }, { postsPerSecond: 2, postBurst: 3 });
    expect(wire.count('tooFast')).toBeGreaterThan(0);
    await expectTheSame(wire);
  });

  it.each(WHIMS.filter(([name]) => name !== 'frozen'))(
    '[G15] [X9] when the room’s clock is %s, and it counts how fast people write',
    async (_, room) => {
      const wire = await tell({ room, device: () => {} }, { postsPerSecond: 2, postBurst: 3 });
      expect(wire.count('tooFast')).toBeGreaterThan(0);
      await expectTheSame(wire);
    },
  );

  it('[G15] when both clocks run wild, each another way', async () => {
    const wild: Whim = (clock, step) => clock.jump((step % 3) * DAY - 2 * HOUR * step);
    await expectTheSame(await tell({ room: wild, device: (clock, step) => wild(clock, -step) }));
  });
});

describe('a room’s clock that is a day wrong', () => {
  it('[E2] makes no event older than the one before it', async () => {
    const wire = new Wire();
    const ann = await wire.enter('Ann');
    await ann.say('today');
    await wire.run();
    wire.clock.jump(-DAY);
    await ann.say('yesterday');
    await wire.run();
    const [first, second] = wire.history();
    expect(second!.at).toBe(first!.at);
  });

  it('[E2] is what `clockOffsetMs` tells a device whose own is right', async () => {
    const wire = new Wire();
    wire.clock.jump(DAY);
    const ann = await wire.enter('Ann');
    expect(ann.state.clockOffsetMs).toBe(DAY);
  });
});
