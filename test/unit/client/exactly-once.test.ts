// Random lives of an engine between a person who writes, a disk, and a network that loses, repeats and swaps frames.
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { memoryOutbox } from '../../../src/client/memory-outbox.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { SocketScript } from '../../support/scripted-socket.ts';
import { BEA, Bench, ME } from './bench.ts';
import { ModelRoom } from './model-room.ts';

type Step =
  | { readonly do: 'compose'; readonly count: number; readonly kind: 'message' | 'bad' }
  | { readonly do: 'others'; readonly count: number }
  | { readonly do: 'pass'; readonly ms: number }
  | { readonly do: 'refuse'; readonly count: number }
  | { readonly do: 'swallow'; readonly every: number }
  | {
      readonly do:
        | 'talk'
        | 'meet'
        | 'hear'
        | 'repeat'
        | 'swap'
        | 'cut'
        | 'cutAfterHearing'
        | 'crash'
        | 'vanish'
        | 'older'
        | 'newer'
        | 'latest';
    }
  | { readonly do: 'follow'; readonly on: boolean }
  | { readonly do: 'jump'; readonly ms: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({ do: fc.constant('compose'), count: fc.integer({ min: 1, max: 4 }), kind: kindOf() }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('others'), count: fc.integer({ min: 1, max: 12 }) }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('pass'), ms: fc.constantFrom(1, 300, 1_000, 11_000, 26_000) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('refuse'), count: fc.integer({ min: 1, max: 3 }) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('swallow'), every: fc.integer({ min: 1, max: 3 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('follow'), on: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('jump'), ms: fc.constantFrom(-86_400_000, 86_400_000) }) },
  { weight: 3, arbitrary: fc.constant({ do: 'vanish' } as const) },
  { weight: 12, arbitrary: fc.constantFrom({ do: 'talk' } as const, { do: 'meet' } as const) },
  {
    weight: 10,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'hear',
        'hear',
        'repeat',
        'swap',
        'cut',
        'cutAfterHearing',
        'crash',
        'older',
        'newer',
        'latest',
      ),
    }),
  },
);

function kindOf() {
  return fc.oneof({ weight: 9, arbitrary: fc.constant('message') }, { weight: 1, arbitrary: fc.constant('bad') });
}

const told = { posts: 0, duplicates: 0, crashes: 0, losses: 0 };

/** One device: its disk outlives its engines. */
class Life {
  readonly #clock = new FakeClock();
  readonly #script = new SocketScript();
  readonly #disk = memoryOutbox();
  readonly composed: string[] = [];
  bench = this.#begin();
  readonly room = new ModelRoom(this.#script);
  #texts = 0;

  #begin(): Bench {
    return new Bench({ clock: this.#clock, script: this.#script, outbox: this.#disk });
  }

  async take(move: Step): Promise<void> {
    const { engine } = this.bench;
    if (move.do === 'compose') await this.#compose(move);
    else if (move.do === 'others') this.room.write(move.count);
    else if (move.do === 'pass') await this.#clock.pass(move.ms);
    else if (move.do === 'refuse') this.room.refusals += move.count;
    else if (move.do === 'swallow') this.room.swallow(move.every);
    else if (move.do === 'follow') engine.setFollowing(move.on);
    else if (move.do === 'jump') this.#clock.jump(move.ms);
    else if (move.do === 'talk') await this.talk();
    else if (move.do === 'meet') await this.meet();
    else if (move.do === 'crash') await this.#crash();
    else if (move.do === 'vanish') await this.#vanish();
    else if (move.do === 'older') engine.loadOlder();
    else if (move.do === 'newer') engine.loadNewer();
    else if (move.do === 'latest') engine.jumpToLatest();
    else this.room[move.do]();
    if (move.do.startsWith('cut')) told.losses += 1;
    await this.#clock.pass(0);
    this.check();
  }

  async talk(): Promise<void> {
    this.room.hear();
    this.room.deliver();
    await this.#clock.pass(0);
  }

  /** Long enough to come back, join, catch up and say what waits. */
  async meet(): Promise<void> {
    await this.#clock.pass(2_000);
    for (let exchange = 0; exchange < 5; exchange += 1) await this.talk();
  }

  /** Waits until there is nothing left to say. */
  async calm(): Promise<void> {
    for (let turn = 0; turn < 80; turn += 1) {
      await this.#clock.pass(1_000);
      for (let exchange = 0; exchange < 6; exchange += 1) await this.talk();
      for (const { id } of this.bench.state.outbox.filter(({ delivery }) => delivery.status === 'refused'))
        await this.bench.engine.discard(id);
    }
  }

  /** Holds at every moment (G4). */
  check(): void {
    const seqs = this.bench.seqs();
    const seen = this.bench.seen.map(({ event }) => event);
    for (const list of [seqs, seen.map(({ seq }) => seq)]) expect(list).toEqual(list.map((_, i) => (list[0] ?? 0) + i));
    for (const event of [...seen, ...this.bench.state.timeline.events])
      expect(event).toEqual(this.room.log[event.seq - 1]);
    expect(this.bench.state.timeline.head).toBeLessThanOrEqual(this.room.log.length);
    const { atEnd, events } = this.bench.state.timeline;
    if (atEnd && events.length > 0) expect(events.at(-1)?.seq).toBe(seen.at(-1)?.seq);
  }

  async #compose({ count, kind }: { count: number; kind: string }): Promise<void> {
    for (let i = 0; i < count; i += 1) {
      this.#texts += 1;
      const text = `own ${this.#texts}`;
      this.bench.engine.post(kind, { text });
      if (kind === 'message') this.composed.push(text);
      expect(this.bench.state.outbox.at(-1)?.body).toEqual({ text });
    }
    // What is not yet on disk dies with a crash, and says so by `post()` not having resolved.
    await this.#clock.pass(0);
  }

  /** The tab is gone just after its posts were stored, and the log has moved on when another opens. */
  async #vanish(): Promise<void> {
    await this.meet();
    await this.#compose({ count: 2, kind: 'message' });
    this.room.hear();
    await this.#crash();
    this.room.write(12);
    await this.meet();
  }

  /** The tab is gone; what it sent may still be under way. Another opens. */
  async #crash(): Promise<void> {
    told.crashes += 1;
    this.bench.engine.close();
    this.bench = this.#begin();
    await this.#clock.pass(0);
  }
}

describe('an engine between a person, a disk and a bad network', () => {
  afterAll(() => {
    expect(told.posts).toBeGreaterThan(300);
    expect(told.duplicates).toBeGreaterThan(10);
    expect(told.crashes).toBeGreaterThan(20);
  });

  it('[G3] [G4] [G5] [G9] [G15] stores every post once and in order, and shows the log as it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 60 }), async (steps) => {
        const life = new Life();
        for (const move of steps) await life.take(move);
        await life.calm();
        life.check();
        const own = life.room.log.filter(({ by }) => by === ME).map(({ body }) => (body as { text: string }).text);
        expect(own).toEqual(life.composed);
        expect(life.bench.state.outbox).toEqual([]);
        expect(life.bench.state.connection).toMatchObject({ status: 'joined', caughtUp: true });
        expect(life.bench.state.timeline.loading).toBe('none');
        expect(life.bench.state.timeline.head).toBe(life.room.log.length);
        if (life.room.log.length > 0) expect(life.bench.seen.at(-1)?.event.seq).toBe(life.room.log.length);
        told.posts += own.length;
        told.duplicates += life.room.duplicatesAnswered;
        expect(life.room.log.filter(({ by }) => by === BEA).every(({ kind }) => kind === 'message')).toBe(true);
      }),
      { numRuns: 100, seed: 20_261_122 },
    );
  }, 60_000);
});
