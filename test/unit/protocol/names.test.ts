import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { makeGuestName } from '../../../src/protocol/guest-names.ts';
import { MAX_NAME_BYTES, MAX_NAME_GRAPHEMES } from '../../../src/protocol/limits.ts';
import { normaliseName } from '../../../src/protocol/names.ts';
import { utf8Bytes } from '../../../src/protocol/text.ts';

const FAMILY = '👩‍👩‍👧‍👦';

describe('[K5] a name is taken', () => {
  const table: [string, string][] = [
    ['Ann', 'Ann'],
    ['  Ann   Lee ', 'Ann Lee'],
    ['Ann\u00a0\u3000Lee', 'Ann Lee'],
    ['Jose\u0301', 'José'],
    ["D'Arcy-Ó Súilleabháin", "D'Arcy-Ó Súilleabháin"],
    ['李小龍', '李小龍'],
    ['محمد', 'محمد'],
    ['می‌خواهم', 'می‌خواهم'],
    ['क्ष‍त्रिय', 'क्ष‍त्रिय'],
    ['ශ්‍රී', 'ශ්‍රී'],
    ['שָׁלוֹם', 'שָׁלוֹם'.normalize('NFC')],
    [FAMILY, FAMILY],
    ['Ann ❤️', 'Ann ❤️'],
    ['🏳️‍🌈 Sam', '🏳️‍🌈 Sam'],
    ['👩🏽‍🚀', '👩🏽‍🚀'],
    ['No 1️⃣', 'No 1️⃣'],
    ['🇩🇪', '🇩🇪'],
    ['a\u0301\u0301', 'á\u0301'],
    ['<script>', '<script>'],
    ['__proto__', '__proto__'],
    ['Star * Star', 'Star * Star'],
  ];
  test.each(table)('%j as %j', (raw, name) => expect(normaliseName(raw)).toEqual({ ok: true, value: name }));
});

describe('[S6] a name is refused that lies about its letters', () => {
  const table: [string, string][] = [
    ['right-to-left override', 'a\u202eb'],
    ['isolates', '\u2066a\u2069'],
    ['a left-to-right mark', 'a\u200e'],
    ['an Arabic letter mark', 'a\u061cb'],
    ['a zero width space', 'a\u200bb'],
    ['a word joiner', 'a\u2060b'],
    ['a byte order mark', 'a\ufeffb'],
    ['a soft hyphen', 'a\u00adb'],
    ['a combining grapheme joiner', 'a\u034fb'],
    ['a joiner between Latin letters', 'a\u200db'],
    ['a non-joiner between Latin letters', 'a\u200cb'],
    ['a joiner at the end', '👩\u200d'],
    ['a joiner between an emoji and a letter', '👩\u200da'],
    ['an emoji selector after a letter', 'a\ufe0fb'],
    ['an emoji selector after a bare digit', 'Ann1\ufe0f'],
    ['a text selector', '❤\ufe0e'],
    ['a Hangul filler', 'a\u3164'],
    ['a half-width filler', 'a\uffa0'],
    ['a braille blank', 'Ann\u2800'],
    ['tags', '🏴\u{e0067}\u{e0062}\u{e007f}'],
    ['the language tag', 'a\u{e0001}'],
    ['a variation selector of the supplement', 'a\u{e0100}'],
    ['a line end within', 'a\nb'],
    ['a tab within', 'a\tb'],
    ['a line separator within', 'a\u2028b'],
    ['an escape', 'a\u001b[31m'],
    ['NUL', 'a\u0000'],
    ['a C1 control', 'a\u009b'],
    ['private use', 'a\ue000'],
    ['a code point without a character', 'a\u0378'],
    ['a lone surrogate', 'a\ud800'],
    ['three marks on a base', 'a\u0316\u0317\u0318'],
    ['Zalgo', `Z${'\u0300\u0316\u0334'.repeat(8)}algo`],
    ['a mark without a base', '\u0301Ann'],
    ['a colon, which ends a name in plain text mode [T3]', 'Ann: hi'],
    ['a leading asterisk, which begins a refusal there [T3]', '* not sent'],
    ['an asterisk that spaces hide', '   *Ann'],
  ];
  test.each(table)('%s', (_, raw) => expect(normaliseName(raw)).toEqual({ ok: false, error: 'nameForbidden' }));

  test.each(['', '   ', '\u3000', '\n', '\u200b', '\u2800', '\u3164', '\ufe0f'])('%j: nobody would see it', (raw) => {
    expect(normaliseName(raw)).toEqual({ ok: false, error: 'nameEmpty' });
  });
});

describe('[S11] a name has 1–32 graphemes and at most 128 bytes', () => {
  const table: [string, string, boolean][] = [
    ['31 letters', 'x'.repeat(MAX_NAME_GRAPHEMES - 1), true],
    ['32 letters', 'x'.repeat(MAX_NAME_GRAPHEMES), true],
    ['33 letters', 'x'.repeat(MAX_NAME_GRAPHEMES + 1), false],
    ['32 emoji: 128 bytes', '😀'.repeat(32), true],
    ['33 emoji', '😀'.repeat(33), false],
    ['32 letters with a mark each', 'x\u0301'.repeat(32), true],
    ['5 families: 125 bytes', FAMILY.repeat(5), true],
    ['5 families and 3 letters: 128 bytes', `${FAMILY.repeat(5)}xxx`, true],
    ['5 families and 4 letters: 129 bytes', `${FAMILY.repeat(5)}xxxx`, false],
    ['6 families', FAMILY.repeat(6), false],
    ['42 letters of 3 bytes', '李'.repeat(42), false],
    ['32 letters of 3 bytes', '李'.repeat(32), true],
  ];
  test.each(table)('%s', (_, raw, fits) => {
    expect(normaliseName(raw)).toEqual(fits ? { ok: true, value: raw } : { ok: false, error: 'nameTooLong' });
  });

  it('counts what is left after normalising', () => {
    expect(utf8Bytes(FAMILY)).toBe(25);
    expect(normaliseName(`  ${'e\u0301'.repeat(32)}  `)).toEqual({ ok: true, value: 'é'.repeat(32) });
    expect(MAX_NAME_BYTES).toBe(128);
  });

  it('is judged quickly, however long it is', () => {
    for (const unit of [' ', 'x', '\u0301', '👩\u200d', '\u0628\u200c', '1\ufe0f'])
      expect(normaliseName(unit.repeat(20_000)).ok).toBe(false);
  }, 20_000);
});

it('has one spelling: normalising again changes nothing', () => {
  let seen = 0;
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), (raw) => {
      const once = normaliseName(raw);
      if (!once.ok) return;
      seen += 1;
      expect(normaliseName(once.value)).toEqual(once);
    }),
    { numRuns: 2_000 },
  );
  expect(seen).toBeGreaterThan(200);
});

it('[T2] every one of the 1,024 made-up names keeps the rules', () => {
  const names = new Set<string>();
  for (let first = 0; first < 256; first += 1) {
    for (let second = 0; second < 32; second += 1) names.add(makeGuestName(() => Uint8Array.of(first, second)));
  }
  expect(names.size).toBe(1_024);
  for (const name of names) expect(normaliseName(name)).toEqual({ ok: true, value: name });
});
