import { describe, expect, it } from 'vitest';
import type { Page } from '../../../src/protocol/down.ts';
import type { LogEvent } from '../../../src/protocol/events.ts';
import { BEA, Bench, EPOCH, eventAt, logOf, ME, reset } from './bench.ts';

const CAY = 'C'.repeat(43);
const seqsOf = (events: readonly LogEvent[]) => events.map(({ seq }) => seq);
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);

describe('following the log', () => {
  it('[G4] gives every event once, in order, and says which came live', async () => {
    const bench = new Bench();
    await bench.join(2);
    await bench.hear(eventAt(3));
    await bench.hear(eventAt(3));
    await bench.hear(eventAt(2), eventAt(3), eventAt(4));
    expect(bench.seen.map(({ event, live }) => [event.seq, live])).toEqual([
      [1, false],
      [2, false],
      [3, true],
      [4, true],
    ]);
    expect(bench.seqs()).toEqual([1, 2, 3, 4]);
  });

  it('[R4] shows nothing behind a hole until it has pulled what is missing', async () => {
    const bench = new Bench();
    await bench.join(2);
    await bench.hear(eventAt(5));
    await bench.hear(eventAt(6));
    expect(bench.seqs()).toEqual([1, 2]);
    expect(bench.socket.take()).toEqual([{ type: 'pull', after: 2 }]);
    await bench.say({
      type: 'backlog',
      events: range(3, 6).map((seq) => eventAt(seq)),
      members: {},
      epoch: EPOCH,
      head: 6,
      live: true,
    });
    expect(bench.seqs()).toEqual(range(1, 6));
    expect(bench.seen.map(({ event }) => event.seq)).toEqual(range(1, 6));
  });

  it('[R4] pulls again when the answer does not come', async () => {
    const bench = new Bench();
    await bench.join(2);
    await bench.hear(eventAt(5));
    await bench.clock.pass(10_000);
    expect(bench.socket.take()).toEqual([
      { type: 'pull', after: 2 },
      { type: 'pull', after: 2 },
    ]);
  });

  it('[R2] pulls turn after turn until the room says live', async () => {
    const bench = new Bench();
    await bench.join(1);
    await bench.redial();
    await bench.welcome({ head: 5 });
    bench.socket.take();
    await bench.say({
      type: 'backlog',
      events: [eventAt(2), eventAt(3)],
      members: {},
      epoch: EPOCH,
      head: 5,
      live: false,
    });
    expect(bench.socket.take()).toEqual([{ type: 'pull', after: 3 }]);
    expect(bench.state.connection).toMatchObject({ caughtUp: false });
    await bench.say({
      type: 'backlog',
      events: [eventAt(4), eventAt(5)],
      members: {},
      epoch: EPOCH,
      head: 5,
      live: true,
    });
    expect(bench.state.connection).toMatchObject({ caughtUp: true });
    expect(bench.seen.map(({ event }) => event.seq)).toEqual(range(1, 5));
  });

  it('[R2] does not hammer a room whose turns bring nothing', async () => {
    const bench = new Bench();
    await bench.join(1);
    await bench.redial();
    await bench.welcome({ head: 5 });
    bench.socket.take();
    for (let turn = 0; turn < 5; turn += 1)
      await bench.say({ type: 'backlog', events: [], members: {}, epoch: EPOCH, head: 5, live: false });
    expect(bench.socket.take()).toEqual([]);
    await bench.clock.pass(10_000);
    expect(bench.socket.take()).toEqual([{ type: 'pull', after: 1 }]);
  });

  it('[Z2] pulls its way back when it was too slow', async () => {
    const bench = new Bench();
    await bench.join(1);
    await bench.say({ type: 'behind', head: 3 });
    expect(bench.socket.take()).toEqual([{ type: 'pull', after: 1 }]);
    expect(bench.state.connection).toMatchObject({ caughtUp: false });
    expect(bench.state.timeline.head).toBe(3);
  });

  it('begins another session when neither backlog nor reset comes and nothing is known', async () => {
    const bench = new Bench();
    await bench.welcome({ head: 5 });
    await bench.clock.pass(10_000);
    expect(bench.script.sockets[0]?.isClosed).toBe(true);
  });

  it('[E3] takes the epoch from the frame that carries the first event', async () => {
    const bench = new Bench();
    await bench.join(0);
    await bench.hear(eventAt(1));
    await bench.redial();
    await bench.greet();
    expect(bench.socket.framesOf('hello')[0]?.since).toEqual({ epoch: EPOCH, seq: 1, id: eventAt(1).id });
  });

  it('[E3] begins another session when the log became another one under it', async () => {
    const bench = new Bench();
    await bench.join(1);
    await bench.say({ type: 'events', events: [eventAt(2)], members: {}, epoch: 'epoch-2' });
    expect(bench.script.sockets[0]?.isClosed).toBe(true);
    expect(bench.seqs()).toEqual([1]);
  });

  it('[D5] comes back to 1,000 messages without a reset: listeners hear all, the window is trimmed', async () => {
    const bench = new Bench();
    await bench.join(10);
    await bench.redial();
    await bench.welcome({ head: 1_010 });
    const events = logOf(1_010).slice(10);
    await bench.say({ type: 'backlog', events, members: {}, epoch: EPOCH, head: 1_010, live: true });
    expect(bench.seen.map(({ event }) => event.seq)).toEqual(range(1, 1_010));
    expect(bench.seqs()).toEqual(range(851, 1_010));
    expect(bench.state.timeline).toMatchObject({ atBeginning: false, atEnd: true, generation: 1 });
  });
});

describe('a reset', () => {
  it('[R1] replaces the window and gives only what was not known', async () => {
    const bench = new Bench();
    await bench.join(3);
    await bench.redial();
    await bench.welcome({ head: 20_000, floor: 2 });
    const events = logOf(20_000).slice(-50);
    await bench.say(reset({ reason: 'tooFar', events, asOf: 20_000, floor: 2 }));
    expect(bench.state.timeline).toMatchObject({
      generation: 2,
      atBeginning: false,
      atEnd: true,
      head: 20_000,
      floor: 2,
    });
    expect(bench.seen.map(({ event }) => event.seq)).toEqual([1, 2, 3, ...range(19_951, 20_000)]);
    expect(bench.seen.at(-1)?.live).toBe(false);
  });

  it('[R1] of another log gives all of its page', async () => {
    const bench = new Bench();
    await bench.join(3);
    await bench.redial();
    await bench.welcome({ head: 2, epoch: 'epoch-2' });
    await bench.say(reset({ reason: 'otherEpoch', epoch: 'epoch-2', events: logOf(2), asOf: 2 }));
    expect(bench.seqs()).toEqual([1, 2]);
    expect(bench.seen.map(({ event }) => event.seq)).toEqual([1, 2, 3, 1, 2]);
    expect(bench.state.timeline.head).toBe(2);
  });

  it('[G4] that is repeated by the network changes nothing', async () => {
    const bench = new Bench();
    await bench.join(3);
    await bench.say(reset({ events: logOf(3), asOf: 3 }));
    await bench.hear(eventAt(4));
    await bench.say(reset({ events: logOf(3), asOf: 3 }), reset({ reason: 'otherLog', events: logOf(3), asOf: 3 }));
    await bench.hear(eventAt(5));
    expect(bench.seqs()).toEqual(range(1, 5));
    expect(bench.seen.map(({ event }) => event.seq)).toEqual(range(1, 5));
    expect(bench.state.timeline.generation).toBe(1);
  });

  it('of an empty room is its beginning and its end', async () => {
    const bench = new Bench();
    expect(bench.state.timeline).toMatchObject({ atBeginning: false, loading: 'latest', generation: 0 });
    await bench.join(0);
    expect(bench.state.timeline).toMatchObject({ atBeginning: true, atEnd: true, loading: 'none', generation: 1 });
  });
});

describe('pages', () => {
  const page = (ref: number, events: LogEvent[], asOf: number): Page => ({
    type: 'page',
    ...{ ref, events, members: {}, changes: [], asOf, floor: 1 },
  });

  it('[Q1] loads what is older, one page at a time, to the beginning', async () => {
    const bench = new Bench();
    await bench.join(80);
    bench.engine.loadOlder();
    bench.engine.loadOlder();
    expect(bench.state.timeline.loading).toBe('older');
    expect(bench.socket.take()).toEqual([{ type: 'page', ref: 1, limit: 50, before: 31 }]);
    await bench.say(page(1, logOf(30), 80));
    expect(bench.seqs()).toEqual(range(1, 80));
    expect(bench.state.timeline).toMatchObject({ loading: 'none', atBeginning: true, atEnd: true });
    bench.engine.loadOlder();
    expect(bench.socket.take()).toEqual([]);
    expect(bench.seen).toHaveLength(50);
  });

  it('[L5] lets go of the newest rows while reading far back, and finds the way forward again', async () => {
    const bench = new Bench();
    await bench.join(600);
    bench.engine.setFollowing(false);
    for (let first = 501; first > 101; first -= 50) {
      bench.engine.loadOlder();
      const [ask] = bench.socket.framesOf('page').slice(-1);
      await bench.say(
        page(
          ask?.ref ?? 0,
          range(first, first + 49).map((seq) => eventAt(seq)),
          600,
        ),
      );
    }
    expect(bench.state.timeline.events.length).toBeLessThanOrEqual(320);
    expect(bench.state.timeline).toMatchObject({ atEnd: false, head: 600 });
    await bench.hear(eventAt(601));
    expect(bench.state.timeline.head).toBe(601);
    expect(bench.seqs()).not.toContain(601);
    for (let guard = 0; guard < 10 && !bench.state.timeline.atEnd; guard += 1) {
      const last = bench.seqs().at(-1) ?? 0;
      bench.engine.loadNewer();
      const [ask] = bench.socket.framesOf('page').slice(-1);
      expect(ask?.after).toBe(last);
      await bench.say(
        page(
          ask?.ref ?? 0,
          range(last + 1, Math.min(last + 50, 601)).map((seq) => eventAt(seq)),
          601,
        ),
      );
    }
    expect(bench.seqs().at(-1)).toBe(601);
    expect(bench.state.timeline.generation).toBe(1);
  });

  it('[L2] keeps the rows of who reads elsewhere while others write', async () => {
    const bench = new Bench();
    await bench.join(50);
    bench.engine.setFollowing(false);
    for (let seq = 51; seq <= 400; seq += 1) await bench.hear(eventAt(seq));
    expect(bench.seqs()).toEqual(range(1, 320));
    expect(bench.state.timeline).toMatchObject({ atEnd: false, head: 400 });
    expect(bench.seen).toHaveLength(400);
  });

  it('jumps to the latest', async () => {
    const bench = new Bench();
    await bench.join(50);
    bench.engine.setFollowing(false);
    for (let seq = 51; seq <= 400; seq += 1) await bench.hear(eventAt(seq));
    bench.socket.take();
    bench.engine.jumpToLatest();
    expect(bench.state.timeline.loading).toBe('latest');
    const [ask] = bench.socket.framesOf('page');
    await bench.say(
      page(
        ask?.ref ?? 0,
        range(351, 400).map((seq) => eventAt(seq)),
        400,
      ),
    );
    expect(bench.seqs()).toEqual(range(351, 400));
    expect(bench.state.timeline).toMatchObject({ atEnd: true, generation: 2, loading: 'none' });
    await bench.hear(eventAt(401));
    expect(bench.seqs().at(-1)).toBe(401);
  });

  it('asks again after coming back, and after an answer that does not come', async () => {
    const bench = new Bench();
    await bench.join(80);
    bench.engine.loadOlder();
    await bench.redial();
    await bench.rejoin(80);
    expect(bench.socket.framesOf('page')).toEqual([{ type: 'page', ref: 2, limit: 50, before: 31 }]);
    await bench.clock.pass(10_000);
    expect(bench.socket.framesOf('page')).toHaveLength(2);
    await bench.say(page(2, [eventAt(99)], 80), page(3, logOf(30), 80));
    expect(bench.seqs()).toEqual(range(1, 80));
  });

  it('stops loading when the room refuses the question', async () => {
    const bench = new Bench();
    await bench.join(80);
    bench.engine.loadOlder();
    await bench.say({ type: 'error', code: 'badFrame', message: '', ref: 1 });
    expect(bench.state.timeline.loading).toBe('none');
  });

  it('jumps to the latest when what lay between was pruned', async () => {
    const bench = new Bench();
    await bench.join(50);
    bench.engine.setFollowing(false);
    for (let seq = 51; seq <= 400; seq += 1) await bench.hear(eventAt(seq));
    bench.engine.loadNewer();
    await bench.say({
      ...page(
        1,
        range(380, 400).map((seq) => eventAt(seq)),
        400,
      ),
      floor: 380,
    });
    expect(bench.state.timeline.loading).toBe('latest');
    expect(bench.socket.framesOf('page').at(-1)).toEqual({ type: 'page', ref: 2, limit: 50 });
  });

  it('[R4] notices by a page that something was missed, and asks for the page again once it is whole', async () => {
    const bench = new Bench();
    await bench.join(80);
    bench.engine.loadOlder();
    bench.socket.take();
    await bench.say(page(1, logOf(30), 82));
    expect(bench.socket.take()).toEqual([{ type: 'pull', after: 80 }]);
    expect(seqsOf(bench.state.timeline.events)).toEqual(range(31, 80));
    await bench.say({
      type: 'backlog',
      events: [eventAt(81), eventAt(82)],
      members: {},
      epoch: EPOCH,
      head: 82,
      live: true,
    });
    expect(bench.socket.take()).toEqual([{ type: 'page', ref: 2, limit: 50, before: 31 }]);
  });
});

describe('names, title and topic', () => {
  const named = (name: string) => ({ [BEA]: { name } });

  it('[E6] shows the names of the dictionary and folds name events', async () => {
    const bench = new Bench();
    await bench.join(0);
    await bench.say({ type: 'events', events: [eventAt(1)], members: named('Bea'), epoch: EPOCH });
    expect(bench.state.members.get(BEA)).toEqual({ name: 'Bea' });
    await bench.say({ type: 'events', events: [eventAt(2, { kind: 'name', body: { name: 'Bee' } })], members: {} });
    expect(bench.state.members.get(BEA)).toEqual({ name: 'Bee' });
  });

  it('[E6] does not let an older frame bring back an older name', async () => {
    const bench = new Bench();
    await bench.join(0);
    const first = { type: 'events', events: [eventAt(1)], members: named('Bea'), epoch: EPOCH } as const;
    await bench.say({ ...first, events: [...first.events] });
    await bench.say({
      type: 'events',
      events: [eventAt(2, { kind: 'name', body: { name: 'Bee' } })],
      members: named('Bee'),
    });
    await bench.say({ ...first, events: [...first.events] });
    expect(bench.state.members.get(BEA)?.name).toBe('Bee');
  });

  it('[E5] folds title and topic from live events, but not from those the welcome already knew', async () => {
    const bench = new Bench();
    await bench.join(1);
    await bench.hear(eventAt(2, { kind: 'room', body: { topic: 'Leaves' } }));
    expect(bench.state.room).toMatchObject({ title: 'Tea', topic: 'Leaves' });
    await bench.redial();
    await bench.welcome({ head: 4, room: { id: 'tea room', title: 'Coffee', topic: 'Beans' } });
    const events = [eventAt(3, { kind: 'room', body: { title: 'Cocoa' } })];
    await bench.say({ type: 'backlog', events, members: {}, epoch: EPOCH, head: 4, live: false });
    expect(bench.state.room).toMatchObject({ title: 'Coffee', topic: 'Beans' });
  });

  it('[E5] keeps the place of kinds and bodies it does not know', async () => {
    const bench = new Bench();
    await bench.join(0);
    await bench.hear(
      eventAt(1, { kind: 'room', body: null }),
      eventAt(2, { kind: 'name', body: 'x' }),
      eventAt(3, { kind: 'poll', body: [] }),
    );
    expect(bench.seqs()).toEqual([1, 2, 3]);
    expect(bench.state.room.title).toBe('Tea');
  });

  it('[H5] joins under the name chosen before', async () => {
    const bench = new Bench();
    await bench.engine.rename('Anna');
    expect(bench.state.you.name).toBe('Anna');
    await bench.greet();
    expect(bench.socket.framesOf('hello')[0]?.name).toBe('Anna');
  });

  it('[H5] gives a chosen name as an event where the room knows another, once', async () => {
    const bench = new Bench();
    await bench.engine.rename('Anna');
    await bench.join(0);
    await bench.engine.rename('Anna');
    expect(bench.state.outbox.map(({ kind, body }) => [kind, body])).toEqual([['name', { name: 'Anna' }]]);
    const [post] = bench.state.outbox;
    await bench.hear(eventAt(1, { by: ME, id: post?.id ?? '', kind: 'name', body: { name: 'Anna' } }));
    expect(bench.state.you.name).toBe('Anna');
    expect(bench.state.roster.present).toMatchObject([{ member: ME, name: 'Anna' }]);
    await bench.engine.rename('Anna');
    expect(bench.state.outbox).toEqual([]);
  });
});

describe('people', () => {
  it('[E6] learns strangers from a page, and no older names', async () => {
    const bench = new Bench();
    await bench.join(80);
    await bench.say({ type: 'events', events: [eventAt(81)], members: { [BEA]: { name: 'Bee' } } });
    const members = { [BEA]: { name: 'Bea' }, [CAY]: { name: 'Cay' } };
    await bench.say({ type: 'page', ref: 9, events: [], members, changes: [], asOf: 80, floor: 1 });
    expect(bench.state.members.get(BEA)?.name).toBe('Bee');
    expect(bench.state.members.get(CAY)?.name).toBe('Cay');
  });

  const bea = { member: BEA, name: 'Bea', state: 'active' } as const;

  it('[Y1] keeps the roster by snapshot and change', async () => {
    const bench = new Bench();
    await bench.join(0);
    await bench.say({ type: 'presence', count: 2, changed: [bea], left: [] });
    expect(bench.state.roster).toMatchObject({ count: 2, sampled: false, present: [{ member: ME }, bea] });
    expect(bench.state.members.get(BEA)).toEqual({ name: 'Bea' });
    await bench.say({ type: 'presence', count: 2, changed: [{ ...bea, state: 'idle' }], left: [] });
    expect(bench.state.roster.present[1]).toMatchObject({ state: 'idle' });
    await bench.say({ type: 'presence', count: 1, changed: [], left: [BEA] });
    expect(bench.state.roster.present).toHaveLength(1);
    await bench.say({ type: 'roster', count: 1, sampled: false, present: [bea] });
    expect(bench.state.roster.present).toEqual([bea]);
  });

  it('[Y2] takes the list for a sample when only a large number comes', async () => {
    const bench = new Bench();
    await bench.join(0);
    await bench.say({ type: 'presence', count: 201, changed: [], left: [] });
    expect(bench.state.roster).toMatchObject({ count: 201, sampled: true });
  });

  it('[Y3] forgets who typed after 6 s, when they stop, and when their message comes', async () => {
    const bench = new Bench();
    await bench.join(0);
    const began = () => bench.say({ type: 'typing', began: [BEA, ME], stopped: [] });
    await began();
    expect(bench.state.typing).toEqual([BEA]);
    await bench.clock.pass(4_000);
    await began();
    await bench.clock.pass(5_999);
    expect(bench.state.typing).toEqual([BEA]);
    await bench.clock.pass(1);
    expect(bench.state.typing).toEqual([]);
    await began();
    await bench.say({ type: 'typing', began: [], stopped: [BEA] });
    expect(bench.state.typing).toEqual([]);
    await began();
    await bench.hear(eventAt(1));
    expect(bench.state.typing).toEqual([]);
  });

  it('[Y3] says that the person types at most every 3 s, and when they stop', async () => {
    const bench = new Bench();
    await bench.join(0);
    for (let keys = 0; keys < 40; keys += 1) {
      bench.engine.setTyping(true);
      await bench.clock.pass(100);
    }
    bench.engine.setTyping(false);
    bench.engine.setTyping(false);
    bench.engine.setTyping(true);
    expect(bench.socket.take()).toEqual([
      { type: 'typing', on: true },
      { type: 'typing', on: true },
      { type: 'typing', on: false },
    ]);
  });

  it('[Y3] takes back what the room may not have told yet when the message is sent', async () => {
    const bench = new Bench();
    await bench.join(0);
    bench.engine.setTyping(true);
    await bench.engine.post('message', { text: 'quick' });
    bench.engine.setTyping(false);
    expect(bench.socket.take().map(({ type }) => type)).toEqual(['typing', 'typing', 'post']);
  });
});

describe('subscribers', () => {
  it('hear once a turn, however much changed', async () => {
    const bench = new Bench();
    await bench.join(0);
    const heads: number[] = [];
    const stop = bench.engine.subscribe(({ timeline }) => heads.push(timeline.head));
    for (const event of logOf(3)) bench.socket.deliver({ type: 'events', events: [event], members: {}, epoch: EPOCH });
    expect(heads).toEqual([]);
    await bench.clock.pass(0);
    expect(heads).toEqual([3]);
    stop();
    await bench.hear(eventAt(4));
    expect(heads).toEqual([3]);
  });
});
