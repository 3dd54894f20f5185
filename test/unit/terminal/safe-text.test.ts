// [S7] What others wrote, made harmless: nothing is left that a terminal obeys, and nothing lost that a reader needs.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { safeJson, safeLine, safeText } from '../../../src/terminal/safe-text.ts';
import { hostileTexts } from '../../support/hostile-texts.ts';
import { terminalAttacks } from '../../support/terminal-attacks.ts';

/** Controls but the line end; marks of direction; tags, fillers and what takes no place but joins no letters. */
const OBEYED =
  /(?!\n)\p{Cc}|\p{Bidi_Control}|[\u2028\u2029\u200b\u2060-\u206f\ufeff\ufff9-\ufffb\u00ad\u115f\u1160\u3164\uffa0]|[\u{e0000}-\u{e0fff}]|\p{Cs}/u;

describe('a safe text', () => {
  test.each([
    ['\u001b[2J', '␛[2J'],
    ['\u001b]0;pwned\u0007', '␛]0;pwned␇'],
    ['\u009b2J', '‹U+009B›2J'],
    ['a\u007fb\u0000', 'a␡b␀'],
    ['\u202egnp.exe', '‹U+202E›gnp.exe'],
    ['\u2066a\u2069\u200e\u061c', '‹U+2066›a‹U+2069›‹U+200E›‹U+061C›'],
    ['ad\u200bmin\ufeff', 'admin'],
    ['\u{e0041}\u{e0042}seen', 'seen'],
    ['one\r\ntwo\rthree\u2028four', 'one\ntwo\nthree\nfour'],
    ['a\tb', 'a    b'],
    ['Z\u0300\u0301\u0302\u0303\u0304\u0305', 'Z\u0300\u0301\u0302\u0303'],
    ['\u0301a\n\u0301b', '◌\u0301a\n◌\u0301b'],
    ['\ud800', '\ufffd'],
  ])('%j becomes %j', (text, safe) => {
    expect(safeText(text)).toBe(safe);
  });

  test.each(['👨‍👩‍👧', '❤️', '👍🏽', '🏳️‍🌈', '1️⃣', '🇩🇪', 'می‌خواهم', 'क्‍ष', 'é', '日本語', 'שלום', 'Zoë'])(
    'keeps %s',
    (text) => {
      expect(safeText(text)).toBe(text);
    },
  );

  test('has nothing a terminal obeys, whatever it was', () => {
    const corpus = [...terminalAttacks, ...hostileTexts];
    expect(corpus.length).toBeGreaterThan(1_000);
    expect(terminalAttacks.filter((text) => OBEYED.test(text)).length).toBeGreaterThan(100);
    for (const text of corpus) expect(safeText(text), JSON.stringify(text)).not.toMatch(OBEYED);
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => !OBEYED.test(safeText(text))));
  });

  test('made safe once more is the same', () => {
    for (const text of [...terminalAttacks, ...hostileTexts]) expect(safeText(safeText(text))).toBe(safeText(text));
  });

  test('of one line has no line ends', () => {
    expect(safeLine('a\r\nb\u2029c')).toBe('a b c');
  });
});

test('safe JSON has the same value, and nothing a terminal obeys', () => {
  for (const text of [...terminalAttacks, ...hostileTexts, 'a\u2028b\u2029']) {
    const json = safeJson(JSON.stringify({ text }));
    expect(JSON.parse(json)).toEqual({ text });
    expect(json).not.toMatch(/\p{Cc}|\p{Bidi_Control}|[\u2028\u2029\u200b\ufeff]/u);
  }
});
