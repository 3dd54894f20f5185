import { describe, expect, it } from 'vitest';
import { memoryOutbox } from '../../../src/client/memory-outbox.ts';
import type { OutboxStore } from '../../../src/client/ports.ts';
import type { PendingPost } from '../../../src/client/state.ts';
import type { Down } from '../../../src/protocol/down.ts';
import type { LogEvent } from '../../../src/protocol/events.ts';
import { MAX_FRAME_UP_BYTES } from '../../../src/protocol/limits.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { ackOf, BEA, Bench, EPOCH, eventAt, reset } from './bench.ts';
import { SharedBox } from './shared-box.ts';

const say = (bench: Bench, text: string) => bench.engine.post('message', { text });
const texts = (posts: readonly { body: unknown }[]) => posts.map(({ body }) => (body as { text: string }).text);
const refusal = (id: string, action: 'retry' | 'fix' | 'unknown', code = 'tooFast', delayMs?: number) => ({
  type: 'refused' as const,
  refusals: [{ id, code, action, ...(delayMs !== undefined && { delayMs }) }],
});

/** Joins a room of one event with these posts waiting, so that they go in one frame. */
async function joinWith(bench: Bench, posts: readonly string[]): Promise<void> {
  await bench.join(1);
  bench.socket.fail();
  await Promise.all(posts.map((text) => say(bench, text)));
  await bench.clock.pass(15_000);
  await bench.rejoin(1);
}

/** A disk whose writes wait until the test lets them happen. */
function slowDisk(): OutboxStore & { finish(): void } {
  const memory = memoryOutbox();
  const waiting: (() => void)[] = [];
  return {
    ...memory,
    put: (post) => new Promise((resolve) => waiting.push(() => memory.put(post).then(resolve))),
    finish: () => {
      for (const write of waiting.splice(0)) write();
    },
  };
}

describe('composing', () => {
  it('[D1] shows the post at once', async () => {
    const bench = new Bench();
    say(bench, 'hello');
    expect(bench.state.outbox).toMatchObject([
      { kind: 'message', body: { text: 'hello' }, delivery: { status: 'queued' } },
    ]);
  });

  it('[G9] sends nothing before it is on disk', async () => {
    const outbox = slowDisk();
    const bench = new Bench({ outbox });
    await bench.join(1);
    let resolved = false;
    say(bench, 'hello').then(() => {
      resolved = true;
    });
    await bench.clock.pass(0);
    expect([bench.takePosts(), resolved]).toEqual([[], false]);
    outbox.finish();
    await bench.clock.pass(0);
    expect(texts(bench.takePosts())).toEqual(['hello']);
    expect(resolved).toBe(true);
  });

  it('[X1] bases the post on the head and epoch known when the person pressed Enter, on disk and in every re-send', async () => {
    const outbox = memoryOutbox();
    const bench = new Bench({ outbox });
    await bench.join(3);
    bench.socket.fail();
    await say(bench, 'offline');
    expect(await outbox.all()).toMatchObject([{ base: 3, epoch: EPOCH, body: { text: 'offline' } }]);
    await bench.clock.pass(15_000);
    await bench.welcome({ head: 5 });
    await bench.say({
      type: 'backlog',
      events: [eventAt(4), eventAt(5)],
      members: {},
      epoch: EPOCH,
      head: 5,
      live: true,
    });
    expect(bench.takePosts()).toMatchObject([{ base: 3, epoch: EPOCH }]);
    await bench.redial();
    await bench.rejoin(5);
    expect(bench.takePosts()).toMatchObject([{ base: 3, epoch: EPOCH }]);
  });

  it('[X1] gives a base at first sending to what was composed before anything was known, and keeps it', async () => {
    const outbox = slowDisk();
    const bench = new Bench({ outbox });
    say(bench, 'early');
    await bench.clock.pass(0);
    outbox.finish();
    await bench.join(7);
    expect(bench.takePosts()).toEqual([]);
    expect(await outbox.all()).toMatchObject([{ base: null, epoch: '' }]);
    outbox.finish();
    await bench.clock.pass(0);
    expect(await outbox.all()).toMatchObject([{ base: 7, epoch: EPOCH }]);
    expect(bench.takePosts()).toMatchObject([{ base: 7, epoch: EPOCH }]);
    await bench.hear(eventAt(8));
    await bench.redial();
    await bench.rejoin(8);
    expect(bench.takePosts()).toMatchObject([{ base: 7 }]);
  });

  it('refuses by itself what no frame could carry', async () => {
    const bench = new Bench();
    await bench.join(1);
    await say(bench, 'x'.repeat(MAX_FRAME_UP_BYTES));
    expect(bench.takePosts()).toEqual([]);
    expect(bench.state.outbox).toMatchObject([{ delivery: { status: 'refused', code: 'textTooLong' } }]);
    await say(bench, 'short');
    expect(texts(bench.takePosts())).toEqual(['short']);
  });

  it('talks on when the disk fails', async () => {
    const broken = () => Promise.reject(new Error('disk'));
    const bench = new Bench({ outbox: { all: broken, put: broken, remove: broken, watch: () => () => {} } });
    await bench.join(1);
    await say(bench, 'hello');
    const [post] = bench.takePosts();
    await bench.hear(ackOf(2, post ?? { id: '', kind: '', body: null }));
    expect(bench.state.outbox).toEqual([]);
  });
});

describe('sending', () => {
  it('[X5] keeps one frame in flight and gathers what is composed meanwhile', async () => {
    const bench = new Bench();
    await bench.join(0);
    for (const text of ['a', 'b', 'c']) say(bench, text);
    await bench.clock.pass(0);
    const [first] = bench.takePosts();
    expect(first?.body).toEqual({ text: 'a' });
    await bench.hear(ackOf(1, first ?? { id: '', kind: '', body: null }));
    expect(texts(bench.takePosts())).toEqual(['b', 'c']);
  });

  it('[X5] sends at most 50 posts and 64 KiB in a frame', async () => {
    const bench = new Bench();
    await joinWith(bench, [...Array.from({ length: 60 }, (_, i) => `${i}`), ...Array(3).fill('漢'.repeat(10_000))]);
    const sizes: number[] = [];
    for (let seq = 2; sizes.length < 5 && bench.state.outbox.length > 0; ) {
      const [frame] = bench.socket.sent.filter((text) => text.includes('"post"'));
      expect(new TextEncoder().encode(frame).length).toBeLessThanOrEqual(MAX_FRAME_UP_BYTES);
      const posts = bench.takePosts();
      sizes.push(posts.length);
      await bench.hear(...posts.map((post, i) => ackOf(seq + i, post)));
      seq += posts.length;
    }
    expect(sizes).toEqual([50, 12, 1]);
  });

  it('sends only once it has caught up', async () => {
    const bench = new Bench();
    await bench.join(1);
    await bench.redial();
    await say(bench, 'hello');
    await bench.welcome({ head: 3 });
    await say(bench, 'again');
    await bench.say({ type: 'backlog', events: [eventAt(2)], members: {}, epoch: EPOCH, head: 3, live: false });
    expect(bench.takePosts()).toEqual([]);
    await bench.say({ type: 'backlog', events: [eventAt(3)], members: {}, epoch: EPOCH, head: 3, live: true });
    expect(texts(bench.takePosts())).toEqual(['hello', 'again']);
  });

  it('begins another session when a frame has no outcome for 20 s', async () => {
    const bench = new Bench();
    await bench.join(0);
    await say(bench, 'hello');
    const { socket } = bench;
    await bench.clock.pass(19_999);
    expect(socket.isClosed).toBe(false);
    await bench.clock.pass(1);
    expect(socket.isClosed).toBe(true);
    expect(bench.state.outbox).toMatchObject([{ delivery: { status: 'queued' } }]);
  });
});

describe('an ack', () => {
  it('[X4] is an own event with that id, wherever it arrives', async () => {
    const frames: Record<string, (event: LogEvent) => Down> = {
      stored: (event) => ({ type: 'stored', events: [event], members: {} }),
      events: (event) => ({ type: 'events', events: [event], members: {} }),
      page: (event) => ({ type: 'page', ref: 9, events: [event], members: {}, changes: [], asOf: 2, floor: 1 }),
      changes: (event) => ({ type: 'page', ref: 9, events: [], members: {}, changes: [event], asOf: 2, floor: 1 }),
    };
    for (const frame of Object.values(frames)) {
      const outbox = memoryOutbox();
      const bench = new Bench({ outbox });
      await bench.join(1);
      await say(bench, 'hello');
      const [post] = bench.takePosts();
      await bench.say(frame(ackOf(2, post ?? { id: '', kind: '', body: null })));
      expect(bench.state.outbox).toEqual([]);
      expect(await outbox.all()).toEqual([]);
    }
  });

  it('[X4] is found in the backlog and in a reset', async () => {
    for (const isReset of [true, false]) {
      const bench = new Bench();
      await bench.join(1);
      await say(bench, 'hello');
      const [post] = bench.takePosts();
      const event = ackOf(2, post ?? { id: '', kind: '', body: null });
      await bench.redial();
      await bench.welcome({ head: 2 });
      if (isReset) await bench.say(reset({ reason: 'tooFar', events: [eventAt(1), event], asOf: 2 }));
      else await bench.say({ type: 'backlog', events: [event], members: {}, epoch: EPOCH, head: 2, live: true });
      expect([bench.state.outbox, bench.takePosts()]).toEqual([[], []]);
    }
  });

  it("[X4] is not another member's event of the same id", async () => {
    const bench = new Bench();
    await bench.join(1);
    await say(bench, 'hello');
    const [post] = bench.takePosts();
    await bench.hear(eventAt(2, { by: BEA, id: post?.id ?? '' }));
    expect(bench.state.outbox).toHaveLength(1);
  });

  it('finds posts that the disk gave only later', async () => {
    const outbox = memoryOutbox();
    const stored = { ...pending('own-post-0000000001', 1), base: 0 };
    await outbox.put(stored);
    let letRead = () => {};
    const reading = new Promise<void>((resolve) => {
      letRead = resolve;
    });
    const bench = new Bench({ outbox: { ...outbox, all: () => reading.then(() => outbox.all()) } });
    await bench.welcome({ head: 1 });
    await bench.say(reset({ events: [ackOf(1, stored)], asOf: 1 }));
    letRead();
    await bench.clock.pass(0);
    expect([bench.state.outbox, bench.takePosts()]).toEqual([[], []]);
  });
});

describe('a refusal', () => {
  it('[X6] to retry sends the same post again after the delay, and nothing composed later before it', async () => {
    const bench = new Bench();
    await bench.join(0);
    await say(bench, 'a');
    const [a] = bench.takePosts();
    await bench.say(refusal(a?.id ?? '', 'retry', 'tooFast', 2_000));
    expect(bench.state.outbox).toMatchObject([{ delivery: { status: 'delayed', retryAt: bench.clock.now() + 2_000 } }]);
    await say(bench, 'b');
    await bench.clock.pass(1_999);
    expect(bench.takePosts()).toEqual([]);
    await bench.clock.pass(1);
    const again = bench.takePosts();
    expect(texts(again)).toEqual(['a', 'b']);
    expect(again[0]).toEqual(a);
  });

  it('[X6] of a frame keeps its order', async () => {
    const bench = new Bench();
    await joinWith(bench, ['a', 'b', 'c']);
    const [a, b, c] = bench.takePosts();
    await bench.say(
      { type: 'events', events: [ackOf(2, a ?? eventAt(1))], members: {} },
      {
        type: 'refused',
        refusals: [
          { id: b?.id ?? '', code: 'tooFast', action: 'retry', delayMs: 500 },
          { id: c?.id ?? '', code: 'earlierRefused', action: 'retry' },
        ],
      },
    );
    expect(bench.takePosts()).toEqual([]);
    await bench.clock.pass(500);
    expect(bench.takePosts()).toEqual([b, c]);
  });

  it('[X7] to fix keeps the text for the person and lets later posts go on', async () => {
    const outbox = memoryOutbox();
    const bench = new Bench({ outbox });
    await joinWith(bench, ['a', 'b']);
    const [a, b] = bench.takePosts();
    await bench.say({
      type: 'refused',
      refusals: [
        { id: a?.id ?? '', code: 'textEmpty', action: 'fix' },
        { id: b?.id ?? '', code: 'earlierRefused', action: 'retry', delayMs: 0 },
      ],
    });
    expect(bench.state.outbox[0]).toMatchObject({ id: a?.id, delivery: { status: 'refused', code: 'textEmpty' } });
    expect((await outbox.all()).map(({ delivery }) => delivery.status)).toEqual(['refused', 'queued']);
    expect(bench.takePosts()).toEqual([b]);
  });

  it('[X3] as unknown is never sent again by itself', async () => {
    const outbox = memoryOutbox();
    const bench = new Bench({ outbox });
    await bench.join(3);
    await say(bench, 'a');
    const [a] = bench.takePosts();
    await bench.say(refusal(a?.id ?? '', 'unknown', 'baseUnknown'));
    await bench.redial();
    await bench.rejoin(3);
    await bench.clock.pass(600_000);
    expect(bench.state.outbox).toMatchObject([{ delivery: { status: 'unknown' } }]);
    expect(await outbox.all()).toMatchObject([{ delivery: { status: 'unknown' } }]);
    expect(bench.script.sockets.flatMap((socket) => socket.framesOf('post'))).toEqual([]);
  });

  it('[X3] leaves the decision to the person: again under a new id and base, or not at all', async () => {
    const outbox = memoryOutbox();
    const bench = new Bench({ outbox });
    await bench.join(3);
    for (const action of ['unknown', 'fix'] as const) {
      await say(bench, action);
      const [post] = bench.takePosts();
      await bench.say(refusal(post?.id ?? '', action, 'baseUnknown'));
      await bench.hear(eventAt(bench.state.timeline.head + 1));
      await bench.engine.retry(post?.id ?? '');
      const [again] = bench.takePosts();
      expect(again).toMatchObject({ base: bench.state.timeline.head, body: { text: action } });
      expect(again?.id).not.toBe(post?.id);
      expect((await outbox.all()).map(({ id }) => id)).toEqual([again?.id]);
      await bench.hear(ackOf(bench.state.timeline.head + 1, again ?? eventAt(1)));
    }
    await say(bench, 'no');
    const [post] = bench.takePosts();
    await bench.say(refusal(post?.id ?? '', 'fix', 'textEmpty'));
    await bench.engine.discard(post?.id ?? '');
    expect([bench.state.outbox, await outbox.all()]).toEqual([[], []]);
  });

  it('[G15] ends its delay by the timer, whatever the clock says meanwhile', async () => {
    const bench = new Bench();
    await bench.join(0);
    await say(bench, 'a');
    const [a] = bench.takePosts();
    await bench.say(refusal(a?.id ?? '', 'retry', 'tooFast', 2_000));
    bench.clock.jump(-86_400_000);
    await bench.clock.pass(2_000);
    expect(bench.takePosts()).toEqual([a]);
  });

  it('[X5] of what is not in flight changes nothing', async () => {
    const bench = new Bench();
    await bench.join(0);
    await say(bench, 'a');
    const [a] = bench.takePosts();
    await bench.say(refusal('some-other-post-id', 'fix'));
    await bench.redial();
    await bench.say(refusal(a?.id ?? '', 'fix'));
    expect(bench.state.outbox).toMatchObject([{ delivery: { status: 'queued' } }]);
  });

  it('[K2] of a whole frame is traced to the post that caused it', async () => {
    const bench = new Bench();
    await joinWith(bench, ['a', 'odd', 'c']);
    const misunderstood = { type: 'error', code: 'badFrame', message: '' } as const;
    expect(bench.takePosts()).toHaveLength(3);
    await bench.say(misunderstood);
    const [a] = bench.takePosts();
    await bench.hear(ackOf(2, a ?? eventAt(1)));
    expect(texts(bench.takePosts())).toEqual(['odd']);
    await bench.say(misunderstood);
    expect(bench.state.outbox[0]).toMatchObject({ delivery: { status: 'refused', code: 'badFrame' } });
    expect(texts(bench.takePosts())).toEqual(['c']);
  });
});

describe('another life', () => {
  it('[D3] sends what an earlier tab left, before what is composed now', async () => {
    const outbox = memoryOutbox();
    const before = new Bench({ outbox });
    await before.join(2);
    for (const text of ['a', 'b', 'c']) await say(before, text);
    before.engine.close();
    const bench = new Bench({ outbox });
    say(bench, 'd');
    expect(texts(bench.state.outbox)).toEqual(['d']);
    await bench.join(2);
    expect(texts(bench.state.outbox)).toEqual(['a', 'b', 'c', 'd']);
    const posts = bench.takePosts();
    expect(texts(posts)).toEqual(['a', 'b', 'c']);
    await bench.hear(...posts.map((post, i) => ackOf(3 + i, post)));
    expect(bench.takePosts()).toMatchObject([{ base: 2, body: { text: 'd' } }]);
  });

  it('takes what was under way when the tab closed for queued', async () => {
    const outbox = memoryOutbox();
    await outbox.put({ ...pending('own-post-0000000001', 1), delivery: { status: 'sending', since: 1 } });
    await outbox.put({ ...pending('own-post-0000000002', 2), delivery: { status: 'delayed', retryAt: 9e12 } });
    const bench = new Bench({ outbox });
    await bench.join(2);
    expect(bench.takePosts()).toHaveLength(2);
  });

  it('keeps a post that is composed after the engine was closed', async () => {
    const outbox = memoryOutbox();
    const bench = new Bench({ outbox });
    await bench.join(2);
    bench.engine.close();
    await say(bench, 'late');
    expect(texts(await outbox.all())).toEqual(['late']);
  });
});

describe('a disk that is slow to read', () => {
  /** Reads what is there now, but tells later. */
  const lateDisk = () => {
    const memory = memoryOutbox();
    const told: (() => void)[] = [];
    let changed = () => {};
    const outbox: OutboxStore = {
      ...memory,
      all: async () => {
        const posts = await memory.all();
        await new Promise<void>((resolve) => told.push(resolve));
        return posts;
      },
      watch: (listener) => {
        changed = listener;
        return () => {};
      },
    };
    const tell = async (bench: Bench) => {
      for (let round = 0; round < 5; round += 1) {
        for (const resolve of told.splice(0)) resolve();
        await bench.clock.pass(0);
      }
    };
    return { outbox, tell, change: () => changed() };
  };

  it('[G9] does not make a post disappear that was written meanwhile', async () => {
    const { outbox, tell, change } = lateDisk();
    const bench = new Bench({ outbox });
    await tell(bench);
    change();
    await bench.clock.pass(0);
    await say(bench, 'new');
    await tell(bench);
    expect(texts(bench.state.outbox)).toEqual(['new']);
  });

  it('[X7] does not bring back what was discarded meanwhile', async () => {
    const { outbox, tell, change } = lateDisk();
    const broken: OutboxStore = { ...outbox, remove: () => new Promise(() => {}) };
    const bench = new Bench({ outbox: broken });
    await tell(bench);
    const id = await say(bench, 'old');
    change();
    await bench.clock.pass(0);
    bench.engine.discard(id);
    await tell(bench);
    expect(bench.state.outbox).toEqual([]);
  });
});

describe('several tabs', () => {
  const twoTabs = () => {
    const box = new SharedBox();
    const clock = new FakeClock();
    const tabs = [box.tab(), box.tab()] as const;
    const benches = tabs.map(({ store, lease }) => new Bench({ clock, outbox: store, lease }));
    return { box, benches: benches as [Bench, Bench] };
  };

  it('show the same posts, sent by the one that holds the lease', async () => {
    const { benches } = twoTabs();
    const [holder, other] = benches;
    await holder.join(0);
    await other.join(0);
    await say(other, 'hello');
    await holder.clock.pass(0);
    expect(texts(holder.state.outbox)).toEqual(['hello']);
    expect(other.takePosts()).toEqual([]);
    const [post] = holder.takePosts();
    expect(post?.body).toEqual({ text: 'hello' });
    await other.hear(ackOf(1, post ?? eventAt(1)));
    expect(other.state.outbox).toEqual([]);
    await holder.hear(ackOf(1, post ?? eventAt(1)));
    expect(holder.state.outbox).toEqual([]);
  });

  it('hand the lease on when one closes, and nothing is lost', async () => {
    const { box, benches } = twoTabs();
    const [holder, other] = benches;
    await holder.join(0);
    await other.join(0);
    await say(holder, 'a');
    const [sent] = holder.takePosts();
    await say(other, 'b');
    holder.engine.close();
    await other.clock.pass(0);
    const posts = other.takePosts();
    expect(texts(posts)).toEqual(['a', 'b']);
    expect(posts[0]).toEqual(sent);
    await other.hear(...posts.map((post, i) => ackOf(1 + i, post)));
    expect(box.posts.size).toBe(0);
  });

  it('show what the sender was refused, and forget what another discards', async () => {
    const { benches } = twoTabs();
    const [holder, other] = benches;
    await holder.join(0);
    await other.join(0);
    await say(other, 'hello');
    await holder.clock.pass(0);
    const [post] = holder.takePosts();
    await holder.say(refusal(post?.id ?? '', 'fix', 'textEmpty'));
    expect(other.state.outbox).toMatchObject([{ delivery: { status: 'refused' } }]);
    await other.engine.discard(post?.id ?? '');
    await holder.clock.pass(0);
    expect(holder.state.outbox).toEqual([]);
  });
});

function pending(id: string, order: number): PendingPost {
  return {
    ...{ id, room: 'tea room', epoch: EPOCH, base: 2, kind: 'message', body: { text: id }, composedAt: 1, order },
    delivery: { status: 'queued' },
  };
}
