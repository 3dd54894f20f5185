// Two tabs of one device: one outbox, one of them drains it.
import { describe, expect, it } from 'vitest';
import { CLOSE } from '../../src/protocol/close-codes.ts';
import type { Tail } from './line.ts';
import { expectDelivered, expectOneStory } from './stories.ts';
import type { Tab } from './tab.ts';
import { Wire } from './wire.ts';

const RATES = { postsPerSecond: 2, postBurst: 3 };

const TAILS = ['lost', 'heard', 'late'] as const satisfies Tail[];

async function write(frame: number, leave: (first: Tab) => void): Promise<Wire> {
  const wire = new Wire(RATES);
  const ann = wire.device('Ann');
  const first = ann.open();
  const second = ann.open();
  wire.plan(frame, () => leave(first));
  for (let i = 1; i <= 5; i += 1) {
    first.say(`first ${i}`);
    second.say(`second ${i}`);
  }
  await wire.pass(4_000);
  for (const line of wire.lines) line.isStuck = false;
  await wire.pass(8_000);
  return wire;
}

describe('two tabs that write into one outbox', () => {
  it('[G9] send each post once, the one that holds the lease for both', async () => {
    const wire = await write(1_000, () => {});
    const [ann] = wire.devices;
    const [first, second] = ann!.tabs;
    expect(second!.saidOf('post')).toEqual([]);
    const sent = first!.saidOf('post').flatMap(({ posts }) => posts.map(({ id }) => id));
    expect(new Set(sent).size).toBe(10);
    expect(wire.textsBy(ann!)).toHaveLength(10);
    expectDelivered(wire, ann!);
    expectOneStory(wire);
  });

  const ends: readonly [string, (first: Tab) => void][] = [
    ['is closed', (first) => first.engine.close()],
    ...TAILS.map((tail): [string, (first: Tab) => void] => [
      `dies, its last frames ${tail}`,
      (first) => first.crash(tail),
    ]),
  ];

  it.each(ends)('[G9] [G5] lose and double nothing when the one that sends %s, at whatever frame', async (_, leave) => {
    const plain = await write(0, () => {});
    expect(plain.frames).toBeGreaterThan(25);
    let handedOver = 0;
    for (let frame = 0; frame < plain.frames; frame += 1) {
      let left: Tab | null = null;
      const wire = await write(frame, (first) => {
        left = first;
        leave(first);
        first.isAlive = false;
      });
      const [ann] = wire.devices;
      const [first, second] = ann!.tabs;
      expect(left).toBe(first);
      expectDelivered(wire, ann!);
      expectOneStory(wire);
      if (first!.saidOf('post').length > 0 && second!.saidOf('post').length > 0) handedOver += 1;
    }
    expect(handedOver).toBeGreaterThan(5);
  });
});

describe('two tabs that lose the room, of which the one that sends comes back last', () => {
  /** The room asked for quiet: half a minute. */
  const loseForLong = (tab: Tab, tail: Tail) => tab.line.cut(tail, CLOSE.flood);

  it('[G9] send by the other what either wrote meanwhile', async () => {
    const wire = new Wire();
    const ann = wire.device('Ann');
    const [first, second] = [ann.open(), ann.open()];
    await wire.run();
    first.say('before');
    await wire.run();
    expect(first.saidOf('post')).toHaveLength(1);
    loseForLong(first, 'lost');
    second.line.cut();
    first.say('in the one that waits');
    second.say('in the other');
    await wire.pass(2_000);
    expect(first.state.connection.status).toBe('waiting');
    expect(wire.textsBy(ann)).toEqual(['before', 'in the one that waits', 'in the other']);
    await wire.pass(30_000);
    expectDelivered(wire, ann);
    expectOneStory(wire);
  });

  it.each(TAILS)('[G3] [G5] [G9] lose and double nothing, the last frames %s, at whatever frame', async (tail) => {
    const plain = await write(0, () => {});
    let handedOver = 0;
    for (let frame = 0; frame < plain.frames; frame += 1) {
      const wire = await write(frame, (first) => loseForLong(first, tail));
      const [ann] = wire.devices;
      expectDelivered(wire, ann!);
      await wire.pass(30_000, 5_000);
      expectOneStory(wire);
      if (ann!.tabs.every((tab) => tab.saidOf('post').length > 0)) handedOver += 1;
    }
    expect(handedOver).toBeGreaterThan(5);
  });
});
