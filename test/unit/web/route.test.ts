// What addresses mean, and what may be typed into the join field.
import { describe, expect, test } from 'vitest';
import { readJoin } from '../../../src/web/read-join.ts';
import { parseRoute } from '../../../src/web/route.ts';

describe('an address', () => {
  test.each([
    ['/', { page: 'start' }],
    ['/room/lobby', { page: 'room', room: 'lobby' }],
    ['/room/lobby/', { page: 'room', room: 'lobby' }],
    ['/room/Night%20Shift', { page: 'room', room: 'night-shift' }],
    ['/room/%E9%83%A8%E5%B1%8B', { page: 'room', room: '部屋' }],
    ['/room/Night%20Shift/m/17', { page: 'room', room: 'night-shift', message: 17 }],
    ['/room/lobby/m/17/', { page: 'room', room: 'lobby', message: 17 }],
    ['/room/lobby/m/0', { page: 'badLink' }],
    ['/room/lobby/m/1e3', { page: 'badLink' }],
    ['/room/lobby/m/', { page: 'badLink' }],
    ['/room/', { page: 'badLink' }],
    ['/room/a!b', { page: 'badLink' }],
    ['/room/%', { page: 'badLink' }],
    ['/room/a/b', { page: 'badLink' }],
    [`/room/${'a'.repeat(65)}`, { page: 'badLink' }],
    ['/elsewhere', { page: 'lost' }],
  ])('%s is understood', (pathname, route) => {
    expect(parseRoute(pathname)).toEqual(route);
  });
});

describe('the join field', () => {
  const host = 'ajar.example:8787';

  test.each([
    ['lobby', 'lobby'],
    ['  Night Shift ', 'night-shift'],
    ['http://ajar.example:8787/room/lobby', 'lobby'],
    ['HTTPS://ajar.example:8787/room/Lobby?x=1#y', 'lobby'],
    ['ajar.example:8787/room/lobby', 'lobby'],
    ['wss://ajar.example:8787/room/lobby', 'lobby'],
    ['/room/lobby', 'lobby'],
    ['https://ajar.example:8787/room/lobby/m/17', 'lobby'],
  ])('takes %s', (typed, room) => {
    expect(readJoin(typed, host)).toEqual({ ok: true, value: room });
  });

  test.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['what?', 'badName'],
    ['a'.repeat(65), 'badName'],
    ['https://evil.example/room/lobby', 'otherPlace'],
    ['https://ajar.example:8787/', 'notRoom'],
    ['https://ajar.example:8787/room/a!b', 'notRoom'],
    ['https://', 'notRoom'],
    ['javascript:alert(1)', 'notRoom'],
  ])('refuses %s and says why', (typed, error) => {
    expect(readJoin(typed, host)).toEqual({ ok: false, error });
  });
});
