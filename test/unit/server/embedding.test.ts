// Which sites may show a room in a frame.
import { expect, it } from 'vitest';
import { framersOf } from '../../../src/server/embedding.ts';

const framers = (listed: string) => framersOf('https://ajar.test/room/tea?embed=1', listed);

it('[S9] a site is listed by its origin, however its address ends, with a wildcard for subdomains at most', () => {
  expect(framers('https://a.example/ http://b.example:8080/page, https://*.c.example/')).toEqual([
    ...['https://a.example', 'http://b.example:8080', 'https://*.c.example'],
  ]);
  expect(framers("https://a.example;script-src * 'self' *  https://* data:x b.example null")).toEqual([]);
});
