// What is written of the list of rooms, and when: a title is told at every change of an open room.
import { afterEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from './fake-browser.ts';

const load = () => import('../../../src/web/recent-rooms.ts');

afterEach(() => vi.unstubAllGlobals());

test('[F7] a title is written once, and not for a room that is not in the list', async () => {
  const { local } = fakeBrowser();
  const { recentRooms, rememberTitle, rememberVisit, removeRoom } = await load();
  rememberVisit('tea');
  const write = vi.spyOn(local, 'setItem');
  for (const title of ['Tea', 'Tea']) rememberTitle('tea', title);
  expect(write).toHaveBeenCalledTimes(1);
  expect(recentRooms.value).toEqual([{ id: 'tea', title: 'Tea', alias: '' }]);
  removeRoom('tea');
  write.mockClear();
  rememberTitle('tea', 'Tea');
  expect(write).not.toHaveBeenCalled();
});
