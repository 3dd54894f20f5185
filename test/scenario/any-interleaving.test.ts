// Random lives of devices, connections and the room between each other: whatever happens in whatever order, what
// people wrote is stored once and in order, and everybody sees the same log.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Down } from '../../src/protocol/down.ts';
import { messagePost } from '../support/test-room.ts';
import type { Tail } from './line.ts';
import { expectDelivered, expectOneStory } from './stories.ts';
import type { Tab } from './tab.ts';
import { Wire } from './wire.ts';

const RUNS = Number(process.env.FUZZ_RUNS ?? 150);

const TAILS: readonly Tail[] = ['lost', 'heard', 'late'];

/** `who` picks a tab, a line or a device among those there are. */
type Step =
  | { readonly do: 'write'; readonly who: number; readonly count: number; readonly kind: string }
  | { readonly do: 'up' | 'down'; readonly who: number; readonly frames: number }
  | { readonly do: 'cut' | 'crash' | 'kill'; readonly who: number; readonly tail: Tail }
  | { readonly do: 'stop' | 'go' | 'wake' | 'offline' | 'online' | 'close'; readonly who: number }
  | { readonly do: 'vanish'; readonly who: number }
  | { readonly do: 'jump'; readonly who: number; readonly ms: number }
  | { readonly do: 'run' | 'evict' | 'confirm' | 'deploy' | 'loosen' | 'maintain' | 'fail' }
  | { readonly do: 'pass'; readonly ms: number };

const who = fc.nat({ max: 11 });
const tail = fc.constantFrom(...TAILS);

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.record({
      do: fc.constant('write' as const),
      who,
      count: fc.integer({ min: 1, max: 4 }),
      kind: fc.oneof(
        { weight: 9, arbitrary: fc.constant('message') },
        { weight: 1, arbitrary: fc.constant('no such kind') },
      ),
    }),
  },
  {
    weight: 14,
    arbitrary: fc.record({ do: fc.constantFrom('up', 'down'), who, frames: fc.integer({ min: 1, max: 5 }) }),
  },
  { weight: 5, arbitrary: fc.record({ do: fc.constantFrom('cut', 'cut', 'crash', 'kill'), who, tail }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constantFrom('stop', 'go', 'wake', 'offline', 'online', 'close'),
      who,
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('run') }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('vanish'), who }) },
  {
    weight: 8,
    arbitrary: fc.record({ do: fc.constantFrom('evict', 'evict', 'confirm', 'deploy', 'loosen', 'maintain', 'fail') }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('jump'), who, ms: fc.constantFrom(-86_400_000, 86_400_000) }),
  },
  {
    weight: 8,
    arbitrary: fc.record({ do: fc.constant('pass'), ms: fc.constantFrom(1, 250, 500, 1_000, 4_000, 21_000) }),
  },
);

const figures = { acks: 0, cuts: 0, crashes: 0, evictions: 0, stored: 0, tooFast: 0, refused: 0, superseded: 0 };

interface Terms {
  readonly hasRates: boolean;
  readonly confirmsAtOnce: boolean;
  readonly provesLater: boolean;
}

/** Three people, two of them with two tabs: everything that can happen to them. */
class Life {
  readonly wire: Wire;
  #texts = 0;
  #crashes = 0;

  constructor({ hasRates, confirmsAtOnce, provesLater }: Terms) {
    this.wire = new Wire(hasRates ? { postsPerSecond: 4, postBurst: 3 } : {});
    this.wire.room.confirmsAtOnce = confirmsAtOnce;
    this.wire.provesLater = provesLater;
    for (const name of ['Ann', 'Bea', 'Cem']) {
      const device = this.wire.device(name);
      device.open();
      if (name !== 'Cem') device.open();
    }
  }

  async take(move: Step): Promise<void> {
    const { wire } = this;
    const { room } = wire;
    if ('who' in move) await this.#act(move, this.#tab(move.who));
    else if (move.do === 'pass') await wire.room.clock.pass(move.ms);
    else if (move.do === 'run') await wire.run();
    else if (move.do === 'evict') await this.#evict();
    else if (move.do === 'deploy') await this.#deploy();
    else if (move.do === 'confirm') await room.confirm();
    else if (move.do === 'loosen') for (const line of wire.lines) line.isStuck = false;
    else if (move.do === 'maintain') room.room.maintain();
    else room.store.failsNext = true;
    await wire.room.clock.pass(0);
    this.#checkSeen();
  }

  /** Everything is repaired, and enough time passes for what waits. */
  async calm(): Promise<void> {
    const { wire } = this;
    wire.room.confirmsAtOnce = true;
    wire.room.store.failsNext = false;
    await wire.room.confirm();
    for (const line of wire.lines) line.isStuck = false;
    for (const { line } of wire.tabs) line.isHeld = false;
    for (const device of wire.devices) device.goOnline();
    await wire.pass(90_000, 1_000);
    this.#checkSeen();
  }

  count(): void {
    const { wire } = this;
    figures.acks += wire.devices.flatMap((device) => wire.textsBy(device)).length;
    figures.cuts += wire.cuts;
    figures.crashes += this.#crashes;
    figures.evictions += wire.evictions;
    figures.stored += wire.count('stored');
    figures.tooFast += wire.count('tooFast');
    figures.refused += wire.count('unknownKind');
    figures.superseded += wire.superseded;
  }

  async #act(move: Extract<Step, { who: number }>, tab: Tab): Promise<void> {
    const { device, line } = tab;
    if (move.do === 'write') this.#write(tab, move);
    else if (move.do === 'up') await this.#step(move.frames, () => line.hasUp && line.stepUp());
    else if (move.do === 'down') await this.#step(move.frames, () => line.hasDown && line.stepDown());
    else if (move.do === 'cut') line.cut(move.tail);
    else if (move.do === 'crash') this.#crash(tab, move.tail);
    else if (move.do === 'kill') for (const each of device.livingTabs) this.#crash(each, move.tail);
    else if (move.do === 'stop') line.isHeld = true;
    else if (move.do === 'go') line.isHeld = false;
    else if (move.do === 'wake') tab.engine.wake();
    else if (move.do === 'offline') device.goOffline();
    else if (move.do === 'online') device.goOnline();
    else if (move.do === 'jump') (move.who % 2 ? device : this.wire).clock.jump(move.ms);
    else if (move.do === 'vanish') await this.#vanish(tab);
    else this.#close(tab);
  }

  #tab(number: number): Tab {
    const { tabs } = this.wire;
    return tabs[number % tabs.length]!;
  }

  #write(tab: Tab, { count, kind }: { count: number; kind: string }): void {
    for (let i = 0; i < count; i += 1) {
      this.#texts += 1;
      tab.say(`${this.#texts}`, kind);
    }
  }

  async #step(frames: number, deliver: () => unknown): Promise<void> {
    for (let i = 0; i < frames; i += 1) {
      deliver();
      await this.wire.room.clock.pass(0);
    }
  }

  /** A tab dies just after its posts were stored, and much is said before another asks for the latest page. */
  async #vanish(tab: Tab): Promise<void> {
    const { room } = this.wire;
    await this.wire.run();
    this.#write(tab, { count: 2, kind: 'message' });
    await room.clock.pass(0);
    this.#crash(tab, 'heard');
    const crowd = room.join('Z');
    const { epoch, head } = welcomeOf(crowd.peer.take());
    const posts = Array.from({ length: 50 }, (_, i) => messagePost(`crowd ${i}`, head, { epoch }));
    room.say(crowd, { type: 'post', posts });
    room.leave(crowd);
    await room.confirm();
  }

  /** Another tab takes the place of one that died, or was closed by hand once its posts were on disk. */
  #crash(tab: Tab, tail: Tail): void {
    this.#crashes += 1;
    tab.crash(tail);
    tab.device.open();
  }

  #close(tab: Tab): void {
    tab.engine.close();
    tab.isAlive = false;
    tab.device.open();
  }

  /** A room does not sleep before what it wrote is durable. */
  async #evict(): Promise<void> {
    await this.wire.room.confirm();
    this.wire.evict();
  }

  /** New code: memory and all connections are gone. */
  async #deploy(): Promise<void> {
    for (const { line } of this.wire.tabs) line.cut('heard');
    await this.#evict();
  }

  /** Holds at every moment: no engine saw anything but the log, in order, without a hole. */
  #checkSeen(): void {
    const history = this.wire.history();
    for (const { seen, startsAt } of this.wire.tabs)
      for (const [i, { event }] of seen.entries()) {
        if (event.seq !== startsAt + i) expect(event.seq).toBe(startsAt + i);
        if (event.id !== history[event.seq - 1]?.id) expect(event).toEqual(history[event.seq - 1]);
      }
  }
}

function welcomeOf(frames: readonly Down[]) {
  return frames.find((frame) => frame.type === 'welcome')!;
}

it('[G1] [G3] [G4] [G5] [G9] [G13] [G15] every post is stored once and in order, and every engine sees the log', async () => {
  const terms: fc.Arbitrary<Terms> = fc.record({
    hasRates: fc.boolean(),
    confirmsAtOnce: fc.boolean(),
    provesLater: fc.boolean(),
  });
  const steps = fc.array(step, { minLength: 20, maxLength: 100, size: 'max' });
  await fc.assert(
    fc.asyncProperty(terms, steps, async (term, moves) => {
      const life = new Life(term);
      for (const move of moves) await life.take(move);
      await life.calm();
      for (const device of life.wire.devices) expectDelivered(life.wire, device);
      expectOneStory(life.wire);
      life.count();
    }),
    { numRuns: RUNS },
  );
  console.log(`${RUNS} lives: ${JSON.stringify(figures)}`);
  const least = { acks: 20, cuts: 4, crashes: 2, evictions: 2, stored: 0.07, tooFast: 1, refused: 1, superseded: 0.02 };
  for (const [name, aRun] of Object.entries(least)) {
    expect(`${name} ${figures[name as keyof typeof figures] >= aRun * RUNS}`).toBe(`${name} true`);
  }
}, 600_000);
