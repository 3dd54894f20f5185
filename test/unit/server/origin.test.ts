// Which requests another site's page made: browsers say so, with an Origin or without one.
import { expect, it } from 'vitest';
import { mayConnect } from '../../../src/server/origin.ts';

const asked = (headers: Record<string, string>, { method = 'GET', allowed = '' } = {}): boolean =>
  mayConnect(new Request('http://ajar.test/room/x', { method, headers }), allowed);

const READ = { 'Sec-Fetch-Mode': 'no-cors' };

it.each(['cross-site', 'same-site'])('[P9] [S1] without an Origin, what a %s page asks for is foreign', (site) => {
  expect(asked({ ...READ, 'Sec-Fetch-Site': site })).toBe(false);
  expect(asked({ 'Sec-Fetch-Site': site })).toBe(false);
  expect(asked({ ...READ, 'Sec-Fetch-Site': site }, { allowed: 'http://friend.test' })).toBe(false);
});

it('[P9] whoever follows a link asks for themselves, but posts nothing', () => {
  const followed = { 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Site': 'cross-site' };
  expect([asked(followed), asked(followed, { method: 'HEAD' }), asked(followed, { method: 'POST' })]).toEqual([
    ...[true, true, false],
  ]);
});

it.each(['same-origin', 'none'])('[P9] what is asked %s is no other site’s', (site) => {
  expect(asked({ ...READ, 'Sec-Fetch-Site': site })).toBe(true);
});

it('[P9] a program says neither; a page with an Origin is judged by that', () => {
  expect(asked({})).toBe(true);
  const page = { 'Sec-Fetch-Mode': 'cors', 'Sec-Fetch-Site': 'cross-site', Origin: 'http://friend.test' };
  expect([asked(page), asked(page, { allowed: 'http://friend.test' })]).toEqual([false, true]);
});

it.each([
  ['http://friend.test/', 'http://friend.test'],
  ['https://other.test, HTTPS://Friend.test:443/start', 'https://friend.test'],
  ['chrome-extension://abc', 'chrome-extension://abc'],
])('[S1] %j lists %s, however an address of it ends', (allowed, Origin) => {
  expect(asked({ Origin }, { allowed })).toBe(true);
});

it.each(['localhost:3000', 'data:x', 'http://', 'null.test', ''])('[S1] %j lists no nameless origin', (allowed) => {
  expect(asked({ Origin: 'null' }, { allowed })).toBe(false);
});
