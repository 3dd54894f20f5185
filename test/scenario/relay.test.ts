// A relay between room and engine that duplicates, drops and reorders frames on their way down.
import { describe, expect, it } from 'vitest';
import type { Line } from './line.ts';
import { expectDelivered, expectOneStory } from './stories.ts';
import { Wire } from './wire.ts';

/** Park and Miller's generator: the same seed, the same relay. */
function lots(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

const done = { duplicated: 0, dropped: 0, reordered: 0, pulls: 0 };

/** Nothing is moved before the welcome: without it there is no session that could be disturbed. */
function disturb({ down }: Line, lot: (below: number) => number): void {
  const first = down.findIndex((text) => /^\{"type":"(challenge|welcome)"/.test(text)) + 1;
  for (let at = first; at < down.length; at += 1) {
    const fate = lot(12);
    if (fate === 0) {
      down.splice(at, 1);
      done.dropped += 1;
    } else if (fate === 1) {
      down.splice(first + lot(down.length - first + 1), 0, down[at]!);
      done.duplicated += 1;
    } else if (fate === 2) {
      const [text] = down.splice(at, 1);
      down.splice(first + lot(down.length - first + 1), 0, text!);
      done.reordered += 1;
    }
  }
}

describe('behind a relay that duplicates, drops and reorders', () => {
  it('[G4] [G3] every timeline equals the history, every event was told once and in order, every post is stored once', async () => {
    for (let seed = 1; seed <= 40; seed += 1) {
      const lot = lots(seed * 7_919);
      const wire = new Wire(seed % 2 === 0 ? { postsPerSecond: 5, postBurst: 5 } : {});
      for (const name of ['Ann', 'Bea', 'Cem']) await wire.enter(name);
      for (let turn = 0; turn < 25; turn += 1) {
        for (const tab of wire.tabs) {
          for (let i = lot(3); i > 0; i -= 1) tab.say(`${turn}.${i}`);
          // Frames gather, so that there is something to reorder.
          tab.line.isHeld = lot(3) > 0;
        }
        await wire.run();
        for (const { line } of wire.tabs) disturb(line, lot);
        for (const { line } of wire.tabs) line.isHeld = false;
        await wire.pass(lot(4) * 500);
      }
      await wire.pass(60_000);
      expect(wire.history().length).toBeGreaterThan(30);
      for (const device of wire.devices) expectDelivered(wire, device);
      expectOneStory(wire);
      for (const tab of wire.tabs) done.pulls += tab.saidOf('pull').length;
    }
    for (const count of Object.values(done)) expect(count).toBeGreaterThan(150);
  }, 30_000);
});
