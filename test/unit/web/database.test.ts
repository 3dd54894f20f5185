// A database that does not answer must not keep people waiting.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

interface Calls {
  blocking(): void;
  terminated(): void;
}

const openDB = vi.fn<(name: string, version: number, calls: Calls) => Promise<object>>();
const deleteDB = vi.fn<() => Promise<void>>();

beforeEach(() => {
  vi.resetModules();
  vi.useFakeTimers();
  vi.doUnmock('../../../src/web/database.ts');
  for (const mock of [openDB, deleteDB]) mock.mockReset();
  vi.doMock('idb', () => ({ openDB, deleteDB }));
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

test.each(['terminated', 'blocking'] as const)('[G9] once it is %s, the next who asks opens it anew', async (end) => {
  const [before, after] = [{ close: vi.fn() }, {}];
  openDB.mockResolvedValueOnce(before).mockResolvedValueOnce(after);
  const { openDatabase } = await load();
  expect([await openDatabase(), await openDatabase()]).toEqual([before, before]);
  openDB.mock.calls[0]![2][end]();
  expect(before.close).toHaveBeenCalledTimes(end === 'blocking' ? 1 : 0);
  expect(await openDatabase()).toBe(after);
});

test('[F8] a database that never answered is deleted as a whole, to forget what is in it', async () => {
  openDB.mockReturnValue(new Promise(() => {}));
  deleteDB.mockResolvedValue();
  const { forgetDatabase } = await load();
  const forgetting = forgetDatabase();
  await vi.advanceTimersByTimeAsync(3_000);
  await forgetting;
  expect(deleteDB).toHaveBeenCalledExactlyOnceWith('ajar');
});

test.each([
  ['says nothing to that either', () => openDB.mockReturnValue(new Promise(() => {}))],
  ['answered before', () => openDB.mockResolvedValue({ clear: () => new Promise(() => {}) })],
])('[F8] forgetting fails where a browser that %s does not answer', async (_, given) => {
  given();
  deleteDB.mockReturnValue(new Promise(() => {}));
  const { forgetDatabase } = await load();
  const forgetting = expect(forgetDatabase()).rejects.toThrow();
  await vi.advanceTimersByTimeAsync(6_000);
  await forgetting;
});
