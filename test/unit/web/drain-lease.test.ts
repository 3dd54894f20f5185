// Who may send, where locks are there but refuse, and where there are none.
import { afterEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser, freeLocks, refusingLocks } from './fake-browser.ts';

const load = () => import('../../../src/web/drain-lease.ts');
const soon = () => new Promise((resolve) => setImmediate(resolve));

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('[G9] the lease', () => {
  test('is held at once where locks refuse', async () => {
    fakeBrowser({ locks: refusingLocks });
    const held = vi.fn();
    (await load()).drainLease('tea').acquire(held);
    await soon();
    expect(held).toHaveBeenCalledTimes(1);
  });

  test('is not held after letting go', async () => {
    fakeBrowser({ locks: refusingLocks });
    const held = vi.fn();
    (await load()).drainLease('tea').acquire(held)();
    await soon();
    expect(held).not.toHaveBeenCalled();
  });

  test('is held once where locks are granted', async () => {
    fakeBrowser({ locks: freeLocks });
    const held = vi.fn();
    (await load()).drainLease('tea').acquire(held);
    await soon();
    expect(held).toHaveBeenCalledTimes(1);
  });
});

describe('[G9] the box', () => {
  test('is shared where locks are granted', async () => {
    fakeBrowser({ locks: freeLocks });
    expect(await (await load()).boxName()).toBe('shared');
  });

  test.each([{ locks: refusingLocks }, {}])(
    'is of the tab without locks, stays its own and shows life',
    async (given) => {
      vi.useFakeTimers({ now: 1_000_000 });
      const { local, session } = fakeBrowser(given);
      const name = await (await load()).boxName();
      expect(name).not.toBe('shared');
      expect(session.getItem('ajar:tab')).toBe(name);
      expect(local.getItem(`ajar:box:${name}`)).toBe('1000000');
      vi.advanceTimersByTime(5_000);
      expect(local.getItem(`ajar:box:${name}`)).toBe('1005000');
    },
  );
});
