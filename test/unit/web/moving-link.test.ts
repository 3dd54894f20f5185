// A person's key on its way between devices: in a link with the name, or as a bare code.
import { expect, it } from 'vitest';
import { writeIdentityCode } from '../../../src/client/identity-code.ts';
import { readMovedKey } from '../../../src/client/moved-key.ts';
import { movingLink } from '../../../src/web/moving/moving-link.ts';

const seed = Uint8Array.from({ length: 32 }, (_, at) => at * 7);
const read = (typed: string) => readMovedKey(typed, URLSearchParams);
const link = movingLink('https://ajar.example', { seed, name: 'Änn & "Bo" #1' });

it('a link brings the key and the name back, whole or its fragment alone', () => {
  const moved = { ok: true, value: { seed, name: 'Änn & "Bo" #1' } };
  expect(read(link)).toEqual(moved);
  expect(read(new URL(link).hash)).toEqual(moved);
  expect(read(`  ${link}\n`)).toEqual(moved);
});

it('the key is in the part of the link that is sent to nobody', () => {
  const { origin, pathname, search, hash } = new URL(link);
  expect(`${origin}${pathname}${search}`).toBe('https://ajar.example/');
  expect(hash).toContain('ajar-key-1.');
});

it('a bare code brings no name, nor does a link whose name breaks the rules', () => {
  const code = writeIdentityCode(seed);
  expect(read(` ${code} `)).toEqual({ ok: true, value: { seed, name: '' } });
  expect(read(`#move=${code}&name=a:b`)).toEqual({ ok: true, value: { seed, name: '' } });
});

it.each([
  ['', 'notACode'],
  ['https://ajar.example/room/tea', 'notACode'],
  ['#move=', 'notACode'],
  [link.slice(0, 50), 'wrongLength'],
  [link.replace('ajar-key-1', 'ajar-key-2'), 'otherVersion'],
  [link.replace(/1\.AAc/, '1.AAd'), 'mistyped'],
])('%s: %s', (typed, error) => {
  expect(read(typed)).toEqual({ ok: false, error });
});
