// The object forgets everything between any two steps, and nobody notices.
import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Room } from '../../src/server/room-object.ts';
import { createKey, dial, helloOf, join, type Line, say, type TestKey } from './worker-client.ts';

const stubOf = (room: string) => env.ROOM.getByName(room);
const evict = (room: string): Promise<void> => evictDurableObject(stubOf(room), { webSockets: 'hibernate' });
const post = (id: string, text: string, base = 0, epoch = '') => ({
  id: id.padEnd(16, '0'),
  epoch,
  base,
  kind: 'message',
  body: { text },
});
const has = (text: string) => (line: Line) => line.texts.some((sent) => sent.includes(text));

afterEach(() => {
  vi.useRealTimers();
});

/** One conversation; `step` runs between every two of its steps. What each line was sent comes back. */
async function converse(
  room: string,
  [ann, bob]: readonly [TestKey, TestKey],
  step: () => Promise<void>,
): Promise<string[][]> {
  const first = await dial(`/room/${room}`);
  const { nonce } = await first.first('challenge');
  // No step here: a room does not sleep while it waits for a hello.
  first.send(await helloOf(ann, room, nonce));
  await first.first('reset');
  await step();
  const gus = await dial(`/room/${room}?name=Gus&history=5`, { protocols: [] });
  await step();
  first.send({ type: 'post', posts: [post('one', 'one'), post('two', ' ')] });
  await first.first('refused');
  await step();
  first.send({ type: 'post', posts: [post('one', 'one, again'), post('two', 'two')] });
  await first.first('stored');
  await gus.until(has('two'), 'two');
  await step();
  gus.send('three');
  await first.until(has('three'), 'three');
  await step();
  const second = await join(room, bob, { name: 'Bob', since: { epoch: '', seq: 0, id: '' } });
  await step();
  second.send({ type: 'post', posts: [{ ...post('name', ''), kind: 'name', body: { name: 'Bobby' } }] });
  await first.until(has('Bobby'), 'a name');
  await step();
  second.send({ type: 'post', posts: [{ ...post('room', ''), kind: 'room', body: { title: 'Tea' } }] });
  await first.until(has('Tea'), 'a title');
  await step();
  first.send({ type: 'pull', after: 1 });
  first.send({ type: 'page', ref: 4, before: 3 });
  await first.first('page');
  await step();
  const newer = await join(room, ann, { attempt: 1 });
  await first.untilClosed();
  await step();
  newer.send({ type: 'post', posts: [post('last', 'last')] });
  for (const line of [second, gus, newer]) await line.until(has('last'), 'the last');
  return [first, gus, second, newer].map(transcriptOf);
}

/** What was sent, without what differs between any two runs: times, nonces, epochs, made-up ids, presence. */
function transcriptOf(line: Line): string[] {
  const frames = line.texts.filter((text) => !text.startsWith('{"type":"presence"'));
  const anonymous = frames.map((text) =>
    text
      .replace(/"(nonce|epoch)":"[^"]+"/g, '"$1":"…"')
      .replace(/"at":\d+/g, '"at":0')
      .replace(/guest:[\w-]{22}/g, 'guest:…')
      .replace(/"seq":3,"at":0,"by":"guest:…","id":"[^"]+"/, '"seq":3')
      .replace(/"id":"conversation-[\w-]+"/, '"id":"…"')
      .replace(/"present":\[.*?\]/, '"present":[]'),
  );
  return [...anonymous, `closed ${line.closed?.code}`];
}

it('[G13] a conversation with an eviction between every two steps is the same, frame by frame', async () => {
  const keys = [await createKey(), await createKey()] as const;
  let evictions = 0;
  const awake = await converse('conversation-1', keys, async () => {});
  const asleep = await converse('conversation-2', keys, async () => {
    await evict('conversation-2');
    evictions += 1;
  });
  expect(evictions).toBe(10);
  expect(awake.map((line) => line.length)).toEqual(awake.map((line) => Math.max(5, line.length)));
  expect(asleep).toEqual(awake);
});

describe('[H2] a challenge', () => {
  it('that was answered is spent, also across a wake', async () => {
    const room = 'spent';
    const line = await dial(`/room/${room}`);
    const hello = await helloOf(await createKey(), room, (await line.first('challenge')).nonce);
    line.send(hello);
    await line.first('welcome');
    await evict(room);
    line.send(hello);
    expect(await line.untilClosed()).toBe(4506);
  });

  it('outlives the memory of the room: the attachment knows it', async () => {
    const room = 'woken';
    const line = await dial(`/room/${room}`);
    const hello = await helloOf(await createKey(), room, (await line.first('challenge')).nonce);
    await runInDurableObject(stubOf(room), async (_, state) => {
      const [socket] = state.getWebSockets();
      if (socket) await new Room(state, env).webSocketMessage(socket, JSON.stringify(hello));
    });
    expect((await line.first('welcome')).you.member).toBe(hello.key);
  });

  it('whose proof was cut off by a restart sends the client away to come back', async () => {
    const room = 'proving';
    const line = await dial(`/room/${room}`);
    await line.first('challenge');
    await runInDurableObject(stubOf(room), (_, state) => {
      const [socket] = state.getWebSockets();
      socket?.serializeAttachment({ state: 'proving', since: Date.now(), address: '' });
      new Room(state, env);
      expect(socket?.deserializeAttachment()).toBeNull();
    });
    expect(await line.untilClosed()).toBe(4000);
  });
});

describe('[H3] a room whose object is not told its name, as an alarm may begin it after a restart,', () => {
  /** Begins it like that, beside the one that is there. */
  const beginNameless = (state: DurableObjectState): Room => {
    const { id } = state;
    Object.defineProperty(state, 'id', { configurable: true, value: { toString: () => id.toString() } });
    return new Room(state, env);
  };
  const keptName = ({ storage }: DurableObjectState) =>
    storage.sql.exec(`SELECT value FROM facts WHERE name = 'room'`).toArray();

  it('knows it from what it kept, and takes a hello that was signed for it', async () => {
    const room = 'kept-name';
    await say(await join(room, await createKey()), 'begun');
    const bob = await dial(`/room/${room}`);
    const hello = await helloOf(await createKey(), room, (await bob.first('challenge')).nonce);
    await runInDurableObject(stubOf(room), async (_, state) => {
      const [socket] = state.getWebSockets();
      if (socket) await beginNameless(state).webSocketMessage(socket, JSON.stringify(hello));
    });
    expect((await bob.first('welcome')).room.id).toBe(room);
  });

  it('keeps it with a webhook, before anything was said', async () => {
    const room = 'kept-hook';
    const wish = { kind: 'incoming', name: 'CI' } as const;
    await stubOf(room).makeHook({ address: '', maker: (await createKey()).member, wish, key: 'once' });
    expect(await runInDurableObject(stubOf(room), (_, state) => keptName(state))).toEqual([{ value: room }]);
  });

  it('keeps it at the next write where an older build did not', async () => {
    const room = 'kept-later';
    await say(await join(room, await createKey()), 'begun');
    await runInDurableObject(stubOf(room), (_, { storage }) =>
      storage.sql.exec(`DELETE FROM facts WHERE name = 'room'`),
    );
    await evict(room);
    await say(await join(room, await createKey()), 'gone on');
    expect(await runInDurableObject(stubOf(room), (_, state) => keptName(state))).toEqual([{ value: room }]);
  });

  it('[E7] does not begin where nothing was kept, rather than be another room', () =>
    runInDurableObject(stubOf('kept-nothing'), (_, state) => {
      expect(() => beginNameless(state)).toThrow('does not say what this room is called');
    }));
});

it('[R5] the platform answers heartbeats while the object sleeps, with the head, from the start', async () => {
  const room = 'heartbeats';
  const ann = await join(room, await createKey());
  await evict(room);
  ann.send('ping');
  await ann.until(({ texts }) => texts.includes('pong 0'), 'a first pong');
  await say(ann, 'one');
  await evict(room);
  ann.send('ping');
  await ann.until(({ texts }) => texts.includes('pong 1'), 'a second pong');
  const answeredAt = await runInDurableObject(stubOf(room), (_, state) =>
    state.getWebSockets().map((socket) => state.getWebSocketAutoResponseTimestamp(socket)?.getTime() ?? 0),
  );
  expect(answeredAt[0]).toBeGreaterThan(Date.now() - 10_000);
});

describe('the alarm', () => {
  it('[Y4] closes ghosts, spares who lives, and is set again while someone declared a heartbeat', async () => {
    const room = 'ghosts';
    const [ghost, alive, quiet] = [
      await join(room, await createKey(), { heartbeat: true }),
      await join(room, await createKey(), { heartbeat: true }),
      await join(room, await createKey()),
    ];
    await say(quiet, 'begun');
    const alarmAt = () => runInDurableObject(stubOf(room), (_, { storage }) => storage.getAlarm());
    const first = (await alarmAt()) ?? 0;
    expect(first - Date.now()).toBeGreaterThan(50_000);
    expect(first - Date.now()).toBeLessThan(61_000);
    await evict(room);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 80_000 });
    await runInDurableObject(stubOf(room), (instance: Room, state) => {
      const [, second] = state.getWebSockets();
      return second && instance.webSocketMessage(second, '{"type":"typing","on":true}');
    });
    expect(await runDurableObjectAlarm(stubOf(room))).toBe(true);
    expect([await ghost.untilClosed(), alive.closed, quiet.closed]).toEqual([4004, null, null]);
    expect(await alarmAt()).toBeGreaterThan(Date.now());
  });

  it('[R6] prunes what has expired', async () => {
    const room = 'pruned';
    const ann = await join(room, await createKey());
    await say(ann, 'old');
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3 * 86_400_000 });
    await runInDurableObject(stubOf(room), (_, state) => new Room(state, { ...env, HISTORY_DAYS: '1' }).alarm());
    await runInDurableObject(stubOf(room), (_, { storage }) => {
      expect(storage.sql.exec('SELECT count(*) AS events FROM log').one()).toEqual({ events: 0 });
      expect(storage.sql.exec(`SELECT value FROM facts WHERE name = 'floor'`).one()).toEqual({ value: '2' });
    });
    await evict(room);
    const late = await join(room, await createKey());
    const { events, floor } = await late.first('reset');
    expect([floor, events.length]).toEqual([2, 0]);
  });

  it('is set to the earliest of what is asked at once', async () => {
    const room = 'alarms';
    await say(await join(room, await createKey()), 'begun');
    await evict(room);
    const { Alarm } = await import('../../src/server/alarm.ts');
    const at = await runInDurableObject(stubOf(room), async (_, { storage }) => {
      const alarm = new Alarm(storage);
      const now = Date.now();
      await Promise.all([alarm.ringBy(now + 60_000), alarm.ringBy(now + 90_000), alarm.ringBy(now + 70_000)]);
      return ((await storage.getAlarm()) ?? 0) - now;
    });
    expect(at).toBe(60_000);
  });
});

it('[X2] what was posted before an eviction is found after it, however often', async () => {
  const room = 'twice';
  const ann = await join(room, await createKey());
  const bob = await dial(`/room/${room}?name=Bob`, { protocols: [] });
  ann.send({ type: 'post', posts: [post('one', 'one')] });
  await bob.until(has('one'), 'one');
  for (let time = 0; time < 3; time += 1) {
    await evict(room);
    ann.send({ type: 'post', posts: [post('one', 'changed')] });
    await ann.until(({ frames }) => frames.filter(({ type }) => type === 'stored').length === time + 1, 'an answer');
  }
  const rows = await runInDurableObject(stubOf(room), (_, { storage }) =>
    storage.sql.exec('SELECT seq, body FROM log').toArray(),
  );
  expect(rows).toEqual([{ seq: 1, body: '{"text":"one"}' }]);
});

it('[S13] [Z3] a fault of ours sends the session it met away to come back, leaves the others be and tells nobody what it was', async () => {
  const room = 'faulty';
  const [ann, bob] = [await join(room, await createKey()), await join(room, await createKey(), { name: 'Bob' })];
  await say(ann, 'begun');
  await bob.until(has('begun'), 'begun');
  await runInDurableObject(stubOf(room), (_, { storage }) => storage.sql.exec('UPDATE members SET number = 99'));
  await evict(room);
  ann.send({ type: 'page', ref: 1 });
  bob.send('{"type":"nonsense"}');
  expect((await bob.first('error')).code).toBe('unknownType');
  await runInDurableObject(stubOf(room), (_, { storage }) => storage.sql.exec('UPDATE members SET number = 1'));
  bob.send({ type: 'page', ref: 2 });
  expect((await bob.first('page')).events).toHaveLength(1);
  await ann.untilClosed();
  expect([bob.closed, ann.closed?.code]).toEqual([null, 4000]);
  expect([...ann.texts, ...bob.texts].join()).not.toMatch(/row|log names|stack|\.ts/);
});
