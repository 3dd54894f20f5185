import { expect, it } from 'vitest';
import { roomAddress } from '../../../src/client/address.ts';

it.each([
  ['https://ajar.example', 'tea', 'wss://ajar.example/room/tea', 'ajar.example'],
  ['https://ajar.example:443', 'tea', 'wss://ajar.example/room/tea', 'ajar.example'],
  ['http://LOCALHOST:8787', 'tea', 'ws://localhost:8787/room/tea', 'localhost:8787'],
  ['http://localhost:80/', 'tea', 'ws://localhost/room/tea', 'localhost'],
  ['http://[::1]:8787', 'tea', 'ws://[::1]:8787/room/tea', '[::1]:8787'],
  ['https://ajar.example', 'café', 'wss://ajar.example/room/caf%C3%A9', 'ajar.example'],
])('[H3] dials %s, room %s, and signs its host', (origin, room, url, host) => {
  expect(roomAddress(origin, room)).toEqual({ url, host });
});
