// How often a room wakes for its outgoing hooks, and how often it sets an alarm: once for each attempt.
import { evictDurableObject, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterEach, expect, it, vi } from 'vitest';
import { Room } from '../../src/server/room-object.ts';
import { createKey, join, type Line, say } from './worker-client.ts';

/** After the first failure. */
const PAUSE_MS = 5_000;
const pass = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Answers every delivery; the room can reach nothing else here. */
const receiver = (answer: (attempt: number) => Promise<Response>) => {
  const deliveries = vi.spyOn(globalThis, 'fetch');
  return deliveries.mockImplementation(() => answer(deliveries.mock.calls.length));
};

/** A room with a hook and somebody who talks; what it does with alarms is counted from now on. */
async function hookedRoom(room: string): Promise<{ ann: Line; rings: () => number; settings: () => number }> {
  const stub = env.ROOM.getByName(room);
  const { member } = await createKey();
  const wish = { kind: 'outgoing', name: 'Robot', url: 'https://hook.example/', hears: 'all' } as const;
  await stub.makeHook({ address: '', maker: member, wish, key: 'once' });
  const ann = await join(room, await createKey());
  const storages: object = await runInDurableObject(stub, (_, { storage }) => Object.getPrototypeOf(storage));
  const settings = vi.spyOn(storages as DurableObjectStorage, 'setAlarm');
  const rings = vi.spyOn(Room.prototype, 'alarm');
  return { ann, rings: () => rings.mock.calls.length, settings: () => settings.mock.calls.length };
}

afterEach(() => vi.restoreAllMocks());

it('[B8] a retry while the room sleeps is one alarm, and none follows it', async () => {
  const deliveries = receiver(async (attempt) => new Response(null, { status: attempt === 1 ? 500 : 204 }));
  const { ann, rings, settings } = await hookedRoom('retried');
  await say(ann, 'one');
  await expect.poll(rings).toBe(1);
  // The failure is noted before the room may sleep.
  await pass(500);
  const tiredAt = Date.now();
  await evictDurableObject(env.ROOM.getByName('retried'), { webSockets: 'hibernate' });
  // Nothing of a delivery that ended keeps it awake.
  expect(Date.now() - tiredAt).toBeLessThan(PAUSE_MS - 1_500);
  await expect.poll(() => deliveries.mock.calls.length, { timeout: 2 * PAUSE_MS }).toBe(2);
  await pass(1_000);
  expect([rings(), settings()]).toEqual([2, 2]);
});

it('[B8] what is said while a delivery fails waits for the retry, without an alarm that finds nothing due', async () => {
  receiver(async () => {
    await pass(1_000);
    return new Response(null, { status: 500 });
  });
  const { ann, rings, settings } = await hookedRoom('failing');
  await say(ann, 'one');
  await expect.poll(rings).toBe(1);
  await say(ann, 'two');
  await pass(2_500);
  expect([rings(), settings()]).toEqual([1, 2]);
});

it('[B6] what is said while a delivery is under way is told in the next, which is one alarm', async () => {
  const deliveries = receiver(async () => {
    await pass(500);
    return new Response(null, { status: 204 });
  });
  const { ann, rings, settings } = await hookedRoom('talking');
  await say(ann, 'one');
  await expect.poll(rings).toBe(1);
  await say(ann, 'two');
  await say(ann, 'three');
  await expect.poll(() => deliveries.mock.calls.length, { timeout: PAUSE_MS }).toBe(3);
  await pass(1_500);
  expect([rings(), settings()]).toEqual([2, 2]);
});
