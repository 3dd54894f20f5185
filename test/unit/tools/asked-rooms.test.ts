// When an address that turned to too many rooms may turn to others again.

import { expect, test } from 'vitest';
import { AskedRooms, WINDOW_MS } from '../../../src/tools/asked-rooms.ts';

test('[G16] what one address asked for is forgotten with the window', () => {
  const rooms = new AskedRooms();
  const ask = (room: string, now: number) => rooms.waitMs({ address: '10.0.0.7', path: `/room/${room}`, most: 2 }, now);
  const first = 1_000;
  const waits = [ask('a', first), ask('b', first + 1), ask('c', first + 2), ask('a', first + 3)];
  expect(waits).toEqual([0, 0, WINDOW_MS - 2, 0]);
  expect([ask('c', first + WINDOW_MS - 1), ask('c', first + WINDOW_MS)]).toEqual([1, 0]);
});

test('[G16] the networks of IPv6 are told apart, and IPv4 in IPv6 is IPv4', () => {
  const rooms = new AskedRooms();
  const isFree = (address: string, room: string) => rooms.waitMs({ address, path: `/room/${room}`, most: 1 }, 0) === 0;
  expect(
    ['2a00:1:2:3::1', '2a00:1:2:4::1', '::1', '::ffff:10.0.0.1', '::ffff:10.0.0.2'].map((from) => isFree(from, 'a')),
  ).toEqual(Array(5).fill(true));
  expect(
    ['2a00:1:2:3:ffff::', '2a00:1:2:4:5:6:7:8', '::2', '10.0.0.1', '::FFFF:10.0.0.2'].map((from) => isFree(from, 'b')),
  ).toEqual(Array(5).fill(false));
});
