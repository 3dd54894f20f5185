import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { MAX_TEXT_CODE_POINTS } from '../../../src/protocol/limits.ts';
import { countCodePoints, isBlank, normaliseLine, normaliseText, utf8Bytes } from '../../../src/protocol/text.ts';

const kept = (value: string) => ({ ok: true, value });
const refused = (error: string) => ({ ok: false, error });

describe('[K4] a message has 1–4,000 code points after normalisation', () => {
  const caps: [string, number, boolean][] = [
    ['x', MAX_TEXT_CODE_POINTS - 1, true],
    ['x', MAX_TEXT_CODE_POINTS, true],
    ['x', MAX_TEXT_CODE_POINTS + 1, false],
    ['😀', MAX_TEXT_CODE_POINTS - 1, true],
    ['😀', MAX_TEXT_CODE_POINTS, true],
    ['😀', MAX_TEXT_CODE_POINTS + 1, false],
    ['e\u0301', MAX_TEXT_CODE_POINTS, true],
    ['e\u0301', MAX_TEXT_CODE_POINTS + 1, false],
  ];
  test.each(caps)('%j %i times: %s', (unit, times, fits) => {
    const text = normaliseText(unit.repeat(times));
    expect(text).toEqual(fits ? kept(unit.normalize('NFC').repeat(times)) : refused('textTooLong'));
  });

  it('counts after controls and blank edges are gone', () => {
    expect(normaliseText(`\n\u0007${'x'.repeat(MAX_TEXT_CODE_POINTS)}\u0000  \n`).ok).toBe(true);
  });

  const blank = [
    '',
    ' ',
    '\n\t\r\n',
    '\u0000\u001b',
    '\u200b\u200d\u2060\ufeff',
    '\u00ad',
    '\u3164\u115f',
    '\u2800',
    '\ufe0f',
    '\u{e0041}',
    '\u202e\u2066',
  ];
  test.each(blank)('refuses %j: nobody would see it', (text) =>
    expect(normaliseText(text)).toEqual(refused('textEmpty')),
  );

  test.each(['\ud800', 'a\udc00b', '\udc00\ud800', '😀\ud83d'])('refuses lone surrogates: %j', (text) => {
    expect(normaliseText(text)).toEqual(refused('textBroken'));
  });
});

describe('[X8] a body is normalised', () => {
  const table: [string, string][] = [
    ['Hi', 'Hi'],
    ['a\r\nb\rc\nd', 'a\nb\nc\nd'],
    ['a\u2028b\u2029c', 'a\nb\nc'],
    ['a\tb', 'a\tb'],
    ['a\u0000b\u001b[31mc\u007f\u009bd', 'ab[31mcd'],
    ['a\u0085b\u000bc\u000cd', 'abcd'],
    ['e\u0301', 'é'],
    ['\u212b', 'Å'],
    ['\n \n  indented\n', '  indented'],
    ['a  \n\n', 'a'],
    ['👩‍👩‍👧‍👦', '👩‍👩‍👧‍👦'],
    ['می‌خواهم', 'می‌خواهم'],
    ['\u202eabc', '\u202eabc'],
    ['__proto__', '__proto__'],
  ];
  test.each(table)('%j becomes %j', (raw, text) => expect(normaliseText(raw)).toEqual(kept(text)));

  it('once is enough: normalising again changes nothing', () => {
    let seen = 0;
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (raw) => {
        const once = normaliseText(raw);
        if (!once.ok) return;
        seen += 1;
        const again = normaliseText(once.value);
        if (!again.ok || again.value !== once.value) throw new Error(`${JSON.stringify(once)} is not settled`);
      }),
      { numRuns: 2_000 },
    );
    expect(seen).toBeGreaterThan(100);
  });

  it('takes a frame full of white space without thinking about it', () => {
    expect(normaliseText(`${' '.repeat(60_000)}x${' '.repeat(60_000)}x`)).toEqual(refused('textTooLong'));
    expect(normaliseLine(`${' '.repeat(60_000)}x`, 5)).toEqual(kept('x'));
  }, 20_000);
});

describe('[E5] titles and topics are single lines that may be empty', () => {
  const table: [string, number, ReturnType<typeof kept | typeof refused>][] = [
    ['', 3, kept('')],
    [' \n ', 3, kept('')],
    ['\u200b', 3, kept('')],
    [' a\nb\t c ', 9, kept('a b c')],
    ['abc', 3, kept('abc')],
    [' abc ', 3, kept('abc')],
    ['abcd', 3, refused('textTooLong')],
    ['😀😀😀', 3, kept('😀😀😀')],
    ['\ud800', 3, refused('textBroken')],
  ];
  test.each(table)('%j in %i', (raw, limit, line) => expect(normaliseLine(raw, limit)).toEqual(line));
});

describe('lengths', () => {
  test.each([
    ['', 0, 0],
    ['aé€😀', 4, 10],
    ['\ud800', 1, 3],
    ['👩‍👧', 3, 11],
  ])('of %j are %i code points and %i bytes', (text, points, bytes) => {
    expect([countCodePoints(text), utf8Bytes(text)]).toEqual([points, bytes]);
  });

  it('in bytes are what an encoder makes of any string', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 0xd800, max: 0xdfff }), (text, unit) => {
        const broken = text + String.fromCharCode(unit);
        expect(utf8Bytes(broken)).toBe(new TextEncoder().encode(broken).length);
      }),
    );
  });

  it('of what nobody sees are blank, and a letter is not', () => {
    expect([isBlank(''), isBlank(' \u2800\u200b'), isBlank('a'), isBlank('.')]).toEqual([true, true, false, false]);
  });
});
