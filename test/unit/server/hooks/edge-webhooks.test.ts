// A room's webhooks at the edge, with receivers that a test answers for: what is told when, and what is made once.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EdgeWebhooks } from '../../../../src/server/hooks/edge-webhooks.ts';
import { ANN, desk, idOf, outgoing, say } from '../../../support/test-hooks.ts';
import { type Person, TestRoom } from '../../../support/test-room.ts';

const QUICK = 'https://quick.example/';
const SLOW = 'https://slow.example/';
const taken = () => new Response(null, { status: 204 });
const hookTo = (url: string, id = idOf(1)) => outgoing({ id, url, secret: 'whsec_AAAA' });
const never = new Promise<Response>(() => {});

let room: TestRoom;
let hooks: EdgeWebhooks;
let ann: Person;
/** What each receiver was told, and what it answers. */
let told: Record<string, unknown[]>;
let answering: (url: string) => Promise<Response> | Response;
const faults: unknown[] = [];

function edgeOf({ room: core }: TestRoom): EdgeWebhooks {
  const report = (fault: unknown) => void faults.push(fault);
  return new EdgeWebhooks({ room: 'test', core, hashAddress: async (a) => a, targets: undefined, report });
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  room = new TestRoom();
  hooks = edgeOf(room);
  ann = room.join('A');
  told = { [QUICK]: [], [SLOW]: [] };
  answering = taken;
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (url, init) => {
    const { data }: { data: { text?: string } } = JSON.parse(`${init?.body}`);
    told[`${url}`]?.push(data.text);
    return answering(`${url}`);
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  expect(faults.splice(0)).toEqual([]);
});

/** The alarm as it rings: true once the runtime could ring it again. */
function ring(): { isOver: boolean } {
  const alarm = { isOver: false };
  void hooks.deliver().then(() => {
    alarm.isOver = true;
  });
  return alarm;
}

/** Signing takes real time, which does not pass where timers are a test's. */
async function real(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setImmediate(resolve));
}

/** Whether the quick receiver's hook has not noted yet that it was told. */
const isUnsettled = () => desk(room).list(ANN)[0]?.lastUsedAt === null;

describe('[S4] [B9] a hook that is revoked', () => {
  it('while its answer waits until it may be posted posts it no more', async () => {
    room = new TestRoom({ postsPerSecond: 1, postBurst: 1 });
    hooks = edgeOf(room);
    ann = room.join('A');
    desk(room).make(hookTo(QUICK));
    say(room, ann, 'one');
    room.clock.jump(1_000);
    say(room, ann, 'two');
    answering = () => new Response('yes', { headers: { 'Content-Type': 'text/plain' } });
    ring();
    // The answer to the second waits for a token: the first took it.
    await real(() => told[QUICK]?.length === 2 && vi.getTimerCount() === 2);
    desk(room).revoke(idOf(1), ANN);
    room.clock.jump(1_000);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(room.store.facts().head).toBe(3);
  });
});

describe('[B6] deliveries', () => {
  it('[G19] do not tell what was deleted while the one before it was on its way', async () => {
    desk(room).make(hookTo(QUICK));
    for (const text of ['one', 'two', 'three']) say(room, ann, text);
    answering = () => {
      if (told[QUICK]?.length === 1) say(room, ann, '', { kind: 'redact', target: 2, body: {} });
      return taken();
    };
    await hooks.deliver();
    expect(told[QUICK]).toEqual(['one', 'three']);
  });

  it('to one receiver are not held up by another that takes its time', async () => {
    desk(room).make(hookTo(QUICK));
    desk(room).make(hookTo(SLOW, idOf(2)));
    answering = (url) => (url === SLOW ? never : taken());
    say(room, ann, 'one');
    const first = ring();
    await real(() => told[SLOW]?.length === 1 && !isUnsettled());
    expect([told, first.isOver]).toEqual([{ [QUICK]: ['one'], [SLOW]: ['one'] }, false]);
    room.scheduled.length = 0;
    say(room, ann, 'two');
    expect(room.scheduled).toEqual([room.clock.now()]);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(first.isOver).toBe(true);
    const second = ring();
    await real(() => second.isOver);
    expect([told, second.isOver]).toEqual([{ [QUICK]: ['one', 'two'], [SLOW]: ['one'] }, true]);
  });

  it('that go on behind the alarm ask for another, in case the room ends before they do', async () => {
    desk(room).make(hookTo(SLOW));
    answering = () => never;
    say(room, ann, 'one');
    room.scheduled.length = 0;
    const alarm = ring();
    await real(() => told[SLOW]?.length === 1);
    await vi.advanceTimersByTimeAsync(2_000);
    expect([alarm.isOver, room.scheduled]).toEqual([true, [room.clock.now() + 30_000]]);
    room.evict();
    hooks = edgeOf(room);
    ring();
    await real(() => told[SLOW]?.length === 2);
    expect(told[SLOW]).toEqual(['one', 'one']);
  });

  it('that end in time ask for none', async () => {
    desk(room).make(hookTo(QUICK));
    say(room, ann, 'one');
    room.scheduled.length = 0;
    await hooks.deliver();
    await vi.advanceTimersByTimeAsync(60_000);
    expect([desk(room).list(ANN)[0]?.lastUsedAt, room.scheduled]).toEqual([room.clock.now(), []]);
  });
});
