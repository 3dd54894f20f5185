// A database that does not answer must not keep people waiting.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

const openDB = vi.fn<() => Promise<object>>();

beforeEach(() => {
  vi.resetModules();
  vi.useFakeTimers();
  vi.doUnmock('../../../src/web/database.ts');
  vi.doMock('idb', () => ({ openDB }));
});
afterEach(() => vi.useRealTimers());

const load = () => import('../../../src/web/database.ts');

/** What a promise has come to by now. */
function outcome(promise: Promise<unknown>): () => unknown {
  let known: unknown = 'waiting';
  promise.then((value) => {
    known = value;
  });
  return () => known;
}

test('[G9] no answer within 3 s counts as no database', async () => {
  openDB.mockReturnValue(new Promise(() => {}));
  const { openDatabase } = await load();
  const come = outcome(openDatabase());
  await vi.advanceTimersByTimeAsync(2_900);
  expect(come()).toBe('waiting');
  await vi.advanceTimersByTimeAsync(200);
  expect(come()).toBeNull();
});

test('[G9] an answer in time is used, and a refusal is no database', async () => {
  const database = {};
  openDB.mockResolvedValueOnce(database);
  expect(await (await load()).openDatabase()).toBe(database);
  expect(vi.getTimerCount()).toBe(0);
  vi.resetModules();
  openDB.mockRejectedValueOnce(new Error('denied'));
  expect(await (await load()).openDatabase()).toBeNull();
});
