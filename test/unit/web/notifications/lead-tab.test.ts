// Which of several tabs tells of a message: with locks, where they refuse, and where there are none.
import { afterEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser, refusingLocks } from '../fake-browser.ts';
import { FakeLocks } from './fake-locks.ts';

const load = () => import('../../../../src/web/notifications/lead-tab.ts');
const soon = () => new Promise((resolve) => setImmediate(resolve));

afterEach(() => vi.unstubAllGlobals());

describe('[D7] with locks', () => {
  test('the first tab tells, the next one once that is gone', async () => {
    fakeBrowser({ locks: new FakeLocks() });
    const { leadTab } = await load();
    const [first, second] = [leadTab('tea'), leadTab('tea')];
    await soon();
    expect([await first.mayTell(1), await second.mayTell(1)]).toEqual([true, false]);
    first.stop();
    await soon();
    expect(await second.mayTell(2)).toBe(true);
  });

  test('none tells while one is looked at', async () => {
    fakeBrowser({ locks: new FakeLocks() });
    const { leadTab } = await load();
    const [first, second] = [leadTab('tea'), leadTab('tea')];
    second.setLookedAt(true);
    await soon();
    expect(await first.mayTell(1)).toBe(false);
    second.setLookedAt(false);
    await soon();
    expect(await first.mayTell(2)).toBe(true);
  });

  test('tabs of different rooms know nothing of each other', async () => {
    fakeBrowser({ locks: new FakeLocks() });
    const { leadTab } = await load();
    const [tea, milk] = [leadTab('tea'), leadTab('milk')];
    milk.setLookedAt(true);
    await soon();
    expect(await tea.mayTell(1)).toBe(true);
  });
});

describe.each([
  ['where locks refuse', { locks: refusingLocks }],
  ['without locks', {}],
])('[D7] %s', (_, navigator) => {
  test('each message is told of once, and later ones too', async () => {
    fakeBrowser(navigator);
    const { leadTab } = await load();
    const tabs = [leadTab('tea'), leadTab('tea'), leadTab('tea')];
    await soon();
    const told = async (seq: number) => (await Promise.all(tabs.map((tab) => tab.mayTell(seq)))).filter(Boolean);
    expect(await told(5)).toEqual([true]);
    expect(await told(5)).toEqual([]);
    expect(await told(6)).toEqual([true]);
  });
});
