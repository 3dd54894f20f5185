// Coming back: to everything that was missed, or to an explicit reset; from losses that nobody noticed.
import { describe, expect, it } from 'vitest';
import { expectDelivered, expectOneStory, expectTimeline } from './stories.ts';
import type { Tab } from './tab.ts';
import { Wire } from './wire.ts';

/** Bea says so many things, and they are stored. */
async function talk(wire: Wire, bea: Tab, count: number): Promise<void> {
  const first = wire.history().length + 1;
  for (let i = 0; i < count; i += 1) {
    bea.say(`message ${first + i}`);
    // As many as a frame holds.
    if (i % 50 === 49) await wire.run();
  }
  await wire.run();
}

/** Ann and Bea in a room of three messages. */
async function twoPeople(wire = new Wire()): Promise<{ wire: Wire; ann: Tab; bea: Tab }> {
  const ann = await wire.enter('Ann');
  const bea = await wire.enter('Bea');
  await talk(wire, bea, 3);
  return { wire, ann, bea };
}

const reasons = (tab: Tab) => tab.framesOf('reset').map(({ reason }) => reason);
const pages = (tab: Tab) => tab.framesOf('backlog').map(({ events }) => events.length);

describe('an engine that was away', () => {
  it('[G6] [R1] during 1,000 messages comes back to all of them, in order, without a reset', async () => {
    const { wire, ann, bea } = await twoPeople();
    const { generation } = ann.state.timeline;
    ann.device.goOffline();
    await talk(wire, bea, 1_000);
    expect([ann.seen.length, wire.history().length]).toEqual([3, 1_003]);
    ann.device.goOnline();
    await wire.pass(1_000);
    expect(reasons(ann)).toEqual(['fresh']);
    expect(pages(ann)).toEqual([1_000]);
    expect(ann.seen.map(({ event }) => event)).toEqual(wire.history());
    expect(ann.state.timeline.generation).toBe(generation);
    expect(ann.seen.slice(3).every(({ live }) => !live)).toBe(true);
    expectOneStory(wire);
  });

  it('[G6] [R2] [G7] takes several turns when one cannot hold it, and misses nothing said between them', async () => {
    const { wire, ann, bea } = await twoPeople();
    ann.device.goOffline();
    await talk(wire, bea, 4_500);
    const live = ann.framesOf('events').length;
    ann.device.goOnline();
    while (pages(ann).length < 1) await wire.step();
    ann.line.isStuck = true;
    await Promise.all([bea.say('between the turns'), bea.say('and once more')]);
    await wire.run();
    wire.evict();
    ann.line.isStuck = false;
    await wire.pass(1_000);
    expect(pages(ann)).toEqual([2_000, 2_000, 502]);
    // What was said meanwhile came in its turn, not ahead of it.
    expect(ann.framesOf('events')).toHaveLength(live);
    expect(reasons(ann)).toEqual(['fresh']);
    expectOneStory(wire);
  });

  it('[G7] [G9] and wrote meanwhile adds its posts after what it missed, each once', async () => {
    const { wire, ann, bea } = await twoPeople();
    ann.device.goOffline();
    for (const text of ['a', 'b', 'c']) await ann.say(text);
    await talk(wire, bea, 200);
    ann.device.goOnline();
    await wire.pass(1_000);
    expect(wire.textsBy(ann.device)).toEqual(['a', 'b', 'c']);
    expect(
      wire
        .history()
        .slice(-3)
        .every(({ by }) => by === ann.device.member),
    ).toBe(true);
    expectDelivered(wire, ann.device);
    expectOneStory(wire);
  });

  it('[R1] from a room in which nothing had been written gets all of it from the beginning', async () => {
    const wire = new Wire();
    const ann = await wire.enter('Ann');
    const bea = await wire.enter('Bea');
    ann.device.goOffline();
    await talk(wire, bea, 80);
    ann.device.goOnline();
    await wire.pass(1_000);
    expect(reasons(ann)).toEqual(['fresh']);
    expect(ann.seen).toHaveLength(80);
    expectOneStory(wire);
  });

  it('[R1] for more than 10,000 events is told so, and shows the end', async () => {
    const { wire, ann, bea } = await twoPeople();
    ann.device.goOffline();
    await talk(wire, bea, 10_001);
    ann.device.goOnline();
    await wire.pass(1_000);
    expect(reasons(ann)).toEqual(['fresh', 'tooFar']);
    expectTimeline(ann, wire);
    expect(ann.seen.at(-1)?.event).toEqual(wire.history().at(-1));
  }, 30_000);
});

describe('an engine whose past was pruned', () => {
  const KEPT = 100;

  /** Ann misses so many events of a room that keeps a hundred. */
  async function miss(count: number): Promise<{ wire: Wire; ann: Tab; bea: Tab }> {
    const people = await twoPeople(new Wire({ historyEvents: KEPT }));
    people.ann.device.goOffline();
    await people.ann.say('from before');
    await talk(people.wire, people.bea, count);
    people.ann.device.goOnline();
    await people.wire.pass(1_000);
    return people;
  }

  it('[G6] [R1] comes back without a reset as long as all it missed is kept', async () => {
    const { wire, ann } = await miss(KEPT);
    expect(reasons(ann)).toEqual(['fresh']);
    expect(pages(ann)).toEqual([KEPT]);
    expect(ann.seen.slice(3, -1).map(({ event }) => event.seq)).toEqual(Array.from({ length: KEPT }, (_, i) => 4 + i));
    expect(wire.textsBy(ann.device)).toEqual(['from before']);
    expectDelivered(wire, ann.device);
  });

  it('[G6] [R6] gets an explicit reset as soon as one event is missing', async () => {
    const { wire, ann } = await miss(KEPT + 1);
    expect(reasons(ann)).toEqual(['fresh', 'pruned']);
    expect(ann.state.timeline.floor).toBe(wire.history().length - KEPT + 1);
    expectTimeline(ann, wire);
  });

  it('[X3] [X7] is asked about a post from before, which is sent again only by hand, and then once', async () => {
    const { wire, ann, bea } = await miss(KEPT + 1);
    expect(ann.state.outbox).toMatchObject([{ body: { text: 'from before' }, delivery: { status: 'unknown' } }]);
    await wire.pass(60_000);
    ann.line.cut();
    await wire.pass(2_000);
    expect(wire.textsBy(ann.device)).toEqual([]);
    const [post] = ann.state.outbox;
    const sent = () => ann.saidOf('post').flatMap(({ posts }) => posts.map(({ id }) => id));
    expect(sent().filter((id) => id === post!.id)).toHaveLength(1);
    await ann.engine.retry(post!.id);
    await wire.run();
    expect(wire.textsBy(ann.device)).toEqual(['from before']);
    expect([ann.state.outbox, ann.device.box.posts.size]).toEqual([[], 0]);
    expect(bea.seen.at(-1)?.event.id).not.toBe(post!.id);
  });

  it('[R6] [Q1] is shown no further back than what is kept, though the rest is not deleted yet', async () => {
    // No multiple of a page: the last one would have room for more.
    const kept = 120;
    const { wire, bea } = await twoPeople(new Wire({ historyEvents: kept }));
    await talk(wire, bea, 2 * kept);
    expect(wire.history()[0]?.seq).toBe(1);
    const cem = await wire.enter('Cem');
    for (let page = 0; page < 5; page += 1) {
      cem.engine.loadOlder();
      await wire.run();
    }
    expect(cem.state.timeline).toMatchObject({ atBeginning: true, floor: wire.history().length - kept + 1 });
    expect(cem.state.timeline.events).toEqual(wire.history().slice(-kept));
  });

  it('[X3] finds a post that was stored at the very edge of what is kept, and asks nobody', async () => {
    const { wire, ann, bea } = await twoPeople(new Wire({ historyEvents: KEPT }));
    await ann.say('stored and unknown');
    ann.line.cut('heard');
    ann.device.isOffline = true;
    await talk(wire, bea, KEPT - 1);
    ann.device.goOnline();
    await wire.pass(2_000);
    expect(wire.textsBy(ann.device)).toEqual(['stored and unknown']);
    expectDelivered(wire, ann.device);
  });
});

describe('another life of the log', () => {
  it('[R1] [E3] is shown instead of the old one after an explicit reset', async () => {
    const { wire, ann, bea } = await twoPeople();
    ann.device.goOffline();
    wire.loseDisk();
    await wire.pass(1_000);
    await talk(wire, bea, 5);
    ann.device.goOnline();
    await wire.pass(1_000);
    expect(reasons(ann)).toEqual(['fresh', 'otherEpoch']);
    for (const tab of [ann, bea]) expect(tab.state.timeline.events).toEqual(wire.history());
    expect(ann.seen.slice(3).map(({ event }) => event)).toEqual(wire.history());
    ann.say('hello again');
    await wire.run();
    expect(wire.textsBy(ann.device)).toEqual(['hello again']);
    expectTimeline(bea, wire);
  });

  it('[X3] makes posts of the old one unknown, even where the new log is as long', async () => {
    const { wire, ann, bea } = await twoPeople();
    ann.device.goOffline();
    await ann.say('from another life');
    wire.loseDisk();
    await wire.pass(1_000);
    await talk(wire, bea, 10);
    ann.device.goOnline();
    await wire.pass(2_000);
    expect(ann.state.outbox).toMatchObject([{ delivery: { status: 'unknown' } }]);
    expect(wire.textsBy(ann.device)).toEqual([]);
    await ann.engine.discard(ann.state.outbox[0]!.id);
    ann.say('from this one');
    await wire.run();
    expect(wire.textsBy(ann.device)).toEqual(['from this one']);
  });

  it('[R1] that nobody has written into yet is empty for everybody', async () => {
    const { wire, ann } = await twoPeople();
    wire.loseDisk();
    await wire.pass(1_000);
    expect(reasons(ann)).toEqual(['fresh', 'otherEpoch']);
    expect(ann.state.timeline).toMatchObject({ events: [], head: 0, atBeginning: true, atEnd: true });
    ann.say('first');
    await wire.run();
    for (const { state } of wire.tabs) expect(state.timeline.events).toEqual(wire.history());
  });
});

describe('a log that was restored from an older backup', () => {
  async function rewind(to: number): Promise<{ wire: Wire; ann: Tab; bea: Tab }> {
    const people = await twoPeople();
    await talk(people.wire, people.bea, 7);
    people.ann.device.goOffline();
    people.bea.device.goOffline();
    await people.ann.say('based on what is gone');
    people.wire.rewindDisk(to);
    return people;
  }

  it('[R1] [X3] resets whoever knows more than it, and makes their posts unknown', async () => {
    const { wire, ann } = await rewind(6);
    ann.device.goOnline();
    await wire.pass(1_000);
    expect(reasons(ann)).toEqual(['fresh', 'ahead']);
    expect(ann.state.timeline.events).toEqual(wire.history());
    expect(ann.state.outbox).toMatchObject([{ delivery: { status: 'unknown' } }]);
    expect(wire.history()).toHaveLength(6);
    ann.say('goes on from here');
    await wire.run();
    expect(wire.textsBy(ann.device)).toEqual(['goes on from here']);
  });

  it('[R1] and has since gone another way resets whoever knows the first way', async () => {
    const { wire, ann } = await rewind(6);
    const cem = await wire.enter('Cem');
    await talk(wire, cem, 8);
    ann.device.goOnline();
    await wire.pass(1_000);
    expect(reasons(ann)).toEqual(['fresh', 'otherLog']);
    expect(ann.state.timeline.events).toEqual(wire.history());
    expectTimeline(cem, wire);
  });
});

describe('frames that are swallowed while the socket stays open', () => {
  it('[G8] [R5] are found by the head that the heartbeat’s answer names, and pulled', async () => {
    const { wire, ann, bea } = await twoPeople();
    bea.say('never arrives');
    bea.say('nor this');
    ann.line.isHeld = true;
    await wire.run();
    expect(ann.line.down.length).toBeGreaterThan(0);
    ann.line.down.length = 0;
    ann.line.isHeld = false;
    await wire.pass(20_000);
    expect(ann.seen).toHaveLength(3);
    await wire.pass(6_000);
    expect(ann.heard).toContain('pong 5');
    expect(ann.lines).toHaveLength(1);
    expectOneStory(wire);
  });

  it('[G8] [R4] are found at once by the next event, which is not shown before them', async () => {
    const { wire, ann, bea } = await twoPeople();
    bea.say('never arrives');
    ann.line.isHeld = true;
    await wire.run();
    ann.line.down.length = 0;
    ann.line.isHeld = false;
    bea.say('arrives');
    const shown: number[] = [];
    ann.engine.onEvent(({ seq }) => shown.push(seq));
    await wire.run();
    expect(shown).toEqual([4, 5]);
    expect(ann.saidOf('pull')).toEqual([{ type: 'pull', after: 3 }]);
    expectOneStory(wire);
  });

  it('[G8] [X4] on the way up or down, acks among them, cost no post and double none', async () => {
    for (const way of ['up', 'down'] as const) {
      const { wire, ann } = await twoPeople();
      ann.line[way === 'up' ? 'isStuck' : 'isHeld'] = true;
      await ann.say('swallowed');
      await wire.run();
      expect(ann.line[way].length).toBeGreaterThan(0);
      ann.line[way].length = 0;
      ann.line.isStuck = false;
      ann.line.isHeld = false;
      await wire.pass(40_000);
      expect(ann.lines.length).toBe(2);
      expectDelivered(wire, ann.device);
      expectOneStory(wire);
    }
  });
});

describe('a reader that falls behind', () => {
  /** 16 KB each. */
  const long = (i: number) => `${i} ${'😀'.repeat(3_990)}`;

  async function fallBehind(): Promise<{ wire: Wire; ann: Tab; bea: Tab }> {
    const people = await twoPeople();
    people.ann.line.isHeld = true;
    for (let i = 0; i < 100; i += 1) {
      people.bea.say(long(i));
      await people.wire.run();
    }
    return people;
  }

  it('[Z2] [G10] is told so once, pulls, and misses nothing; others never wait', async () => {
    const { wire, ann, bea } = await fallBehind();
    expect(bea.seen).toHaveLength(103);
    expect(ann.line.down.filter((text) => text.startsWith('{"type":"behind"'))).toHaveLength(1);
    expect(ann.line.down.length).toBeLessThan(80);
    ann.line.isHeld = false;
    await wire.run();
    expect(ann.lines).toHaveLength(1);
    expect(reasons(ann)).toEqual(['fresh']);
    expectOneStory(wire);
    bea.say('live again');
    await wire.run();
    expect(ann.seen.at(-1)).toMatchObject({ live: true });
    expectOneStory(wire);
  });

  it('[Z2] [K1] and stays behind is closed after 30 s, and catches up when it comes back', async () => {
    const { wire, ann } = await fallBehind();
    await wire.room.clock.pass(30_000);
    ann.line.isHeld = false;
    await wire.pass(2_000);
    expect(ann.lines.length).toBeGreaterThan(1);
    expect(reasons(ann)).toEqual(['fresh']);
    expectOneStory(wire);
  });

  it('[Z1] that reads proves it by sync, and is never left behind', async () => {
    const { wire, ann, bea } = await twoPeople();
    for (let i = 0; i < 100; i += 1) bea.say(long(i));
    await wire.run();
    expect(ann.saidOf('sync').length).toBeGreaterThan(4);
    expect(wire.count('behind')).toBe(0);
    expectOneStory(wire);
  });
});
