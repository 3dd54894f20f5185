// Which letters a terminal is set to.
import { expect, test } from 'vitest';
import { foreignCharset } from '../../../src/terminal/charset.ts';

test.each([
  [{}, null],
  [{ LANG: 'C' }, null],
  [{ LANG: 'en_GB.UTF-8' }, null],
  [{ LANG: 'C.utf8' }, null],
  [{ LANG: 'de_DE.ISO-8859-15@euro' }, 'ISO-8859-15'],
  [{ LANG: 'en_GB.UTF-8', LC_CTYPE: 'ja_JP.EUC-JP' }, 'EUC-JP'],
  [{ LANG: 'ru_RU.KOI8-R', LC_ALL: 'C.UTF-8' }, null],
])('%j', (env, charset) => {
  expect(foreignCharset(env)).toBe(charset);
});
