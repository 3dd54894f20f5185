import { describe, expect, it } from 'vitest';
import type { SearchState, SearchWish } from '../../../src/client/search-state.ts';
import { SEARCH_TIMEOUT_MS } from '../../../src/client/searching.ts';
import type { Found } from '../../../src/protocol/down.ts';
import { BEA, Bench } from './bench.ts';

const HIT = {
  seq: 3,
  at: 5,
  by: BEA,
  id: 'event-0000000003',
  kind: 'message',
  text: 'tea',
  ranges: [{ start: 0, end: 3 }],
};
const found = (ref: number, rest: Partial<Found> = {}): Found => ({
  ...{ type: 'found', ref, hits: [], members: {}, indexed: { done: 9, total: 9 }, ...rest },
});

async function joined(): Promise<Bench> {
  const bench = new Bench();
  await bench.join(9);
  bench.socket.take();
  return bench;
}

function search(bench: Bench, wish: SearchWish = { query: 'tea' }) {
  const states: SearchState[] = [];
  const stop = bench.engine.search(wish, (state) => states.push(state));
  return { states, stop, statuses: () => states.map(({ status }) => status) };
}

const asked = (bench: Bench) => bench.socket.take().filter((frame) => frame.type === 'search');
const refOf = (bench: Bench): number => asked(bench).at(-1)?.ref ?? Number.NaN;

describe('[J1] a search', () => {
  it('asks, tells how far the room is, then what it found, and meets its authors', async () => {
    const bench = await joined();
    const { states } = search(bench, { query: 'tea', before: 7, limit: 5 });
    const [frame] = asked(bench);
    expect(frame).toMatchObject({ type: 'search', query: 'tea', before: 7, limit: 5 });
    const ref = frame?.ref ?? 0;
    await bench.say(found(ref, { indexed: { done: 4, total: 9 } }));
    await bench.say(found(ref, { hits: [HIT], next: 3, members: { [BEA]: { name: 'Bea' } } }));
    expect(states).toEqual([
      { status: 'waiting', done: 0, total: 0 },
      { status: 'waiting', done: 4, total: 9 },
      { status: 'found', hits: [HIT], next: 3 },
    ]);
    expect(bench.state.members.get(BEA)).toEqual({ name: 'Bea' });
  });

  it('that finds nothing says so', async () => {
    const bench = await joined();
    const { states } = search(bench);
    await bench.say(found(refOf(bench)));
    expect(states.at(-1)).toEqual({ status: 'found', hits: [], next: null });
  });

  it('that is refused says why, and no page is taken for it', async () => {
    const bench = await joined();
    const { states } = search(bench);
    await bench.say({ type: 'error', code: 'searchEmpty', message: '', ref: refOf(bench) });
    expect(states.at(-1)).toEqual({ status: 'refused', code: 'searchEmpty' });
    expect(bench.state.timeline.loading).toBe('none');
  });

  it('takes the place of one that waits; answers to older ones are not for it', async () => {
    const bench = await joined();
    const first = search(bench, { query: 'tea' });
    const old = refOf(bench);
    const second = search(bench, { query: 'milk' });
    const ref = refOf(bench);
    expect(ref).not.toBe(old);
    await bench.say(found(old, { hits: [HIT] }), found(ref), found(ref, { hits: [HIT] }));
    expect([first.statuses(), second.statuses()]).toEqual([['waiting'], ['waiting', 'found']]);
  });

  it('that was stopped is not told of again, and asks no more', async () => {
    const bench = await joined();
    const { stop, statuses } = search(bench);
    const ref = refOf(bench);
    stop();
    await bench.say(found(ref));
    await bench.clock.pass(SEARCH_TIMEOUT_MS * 2);
    expect([statuses(), asked(bench)]).toEqual([['waiting'], []]);
  });
});

describe('[D5] a search', () => {
  it('survives a lost connection: it is asked again', async () => {
    const bench = await joined();
    const { states } = search(bench);
    const old = refOf(bench);
    await bench.redial();
    await bench.rejoin(9);
    const ref = refOf(bench);
    await bench.say(found(old), found(ref, { hits: [HIT] }));
    expect(states.at(-1)).toEqual({ status: 'found', hits: [HIT], next: null });
  });

  it('begun without a connection is asked once there is one', async () => {
    const bench = new Bench();
    const { statuses } = search(bench);
    await bench.join(9);
    const ref = bench.socket.framesOf('search').at(-1)?.ref ?? refOf(bench);
    await bench.say(found(ref));
    expect(statuses()).toEqual(['waiting', 'found']);
  });

  it('that the room forgot is asked again, unless the room shows that it works', async () => {
    const bench = await joined();
    search(bench);
    const ref = refOf(bench);
    await bench.clock.pass(SEARCH_TIMEOUT_MS - 1);
    await bench.say(found(ref, { indexed: { done: 1, total: 9 } }));
    await bench.clock.pass(SEARCH_TIMEOUT_MS - 1);
    expect(asked(bench)).toEqual([]);
    await bench.clock.pass(1);
    expect(asked(bench)).toHaveLength(1);
  });

  it('leaves no timer behind when it is answered', async () => {
    const bench = await joined();
    const before = bench.clock.pendingTimers;
    search(bench);
    await bench.say(found(refOf(bench)));
    expect(bench.clock.pendingTimers).toBe(before);
  });
});
