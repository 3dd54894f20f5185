// A key as one line: it survives copying, and says what is wrong with it where it did not.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readIdentityCode, writeIdentityCode } from '../../../src/client/identity-code.ts';

const seeds = fc.uint8Array({ minLength: 32, maxLength: 32 });
const seed = Uint8Array.from({ length: 32 }, (_, i) => i);
const code = writeIdentityCode(seed);

describe('a key as one line', () => {
  test('is the same on every device and in every version', () => {
    expect(code).toBe('ajar-key-1.AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8ovHn');
  });

  test('is read back as it was', () => {
    fc.assert(
      fc.property(seeds, (any) => {
        expect(readIdentityCode(writeIdentityCode(any))).toEqual({ ok: true, value: any });
      }),
    );
  });

  test('may be broken by blanks and lines', () => {
    expect(readIdentityCode(`  ${code.slice(0, 20)}\r\n ${code.slice(20)}\n`)).toEqual({ ok: true, value: seed });
  });

  test.each([
    ['notACode', ''],
    ['notACode', 'hello'],
    ['notACode', code.slice(1)],
    ['otherVersion', code.replace('-1.', '-2.')],
    ['wrongLength', code.slice(0, -1)],
    ['wrongLength', `${code}A`],
    ['wrongLength', 'ajar-key-1.'],
    ['mistyped', code.replace('AAEC', 'AA+C')],
  ])('is refused as %s: %s', (error, typed) => {
    expect(readIdentityCode(typed)).toEqual({ ok: false, error });
  });

  test('with any one character wrong is refused', () => {
    for (let at = 'ajar-key-1.'.length; at < code.length; at += 1) {
      const wrong = code[at] === 'A' ? 'B' : 'A';
      const typed = code.slice(0, at) + wrong + code.slice(at + 1);
      expect(readIdentityCode(typed), typed).toEqual({ ok: false, error: 'mistyped' });
    }
  });

  test('with two neighbours exchanged is refused', () => {
    for (let at = 'ajar-key-1.'.length; at + 1 < code.length; at += 1) {
      const typed = code.slice(0, at) + code[at + 1] + code[at] + code.slice(at + 2);
      if (typed !== code) expect(readIdentityCode(typed), typed).toEqual({ ok: false, error: 'mistyped' });
    }
  });
});
