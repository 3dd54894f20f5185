// Room ids, badges and base64url: spellings that must have one form only.
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { badgeFace, badgeOf } from '../../../src/protocol/badge.ts';
import { fromBase64url, toBase64url } from '../../../src/protocol/base64url.ts';
import { guestId, isGuest } from '../../../src/protocol/ids.ts';
import { isUnguessable, makeRoomId, parseRoomId } from '../../../src/protocol/room-id.ts';

describe('[K6] a room id', () => {
  const table: [string, string][] = [
    ['tea', 'tea'],
    ['Tea', 'tea'],
    ['  Tea Room ', 'tea-room'],
    ['tea \t room', 'tea-room'],
    ['CAFE\u0301', 'café'],
    ['ÄÖÜ_9-x', 'äöü_9-x'],
    ['东京', '东京'],
    ['ΟΔΟΣ', 'οδος'],
    ['İ', 'i̇'],
    ['٣', '٣'],
    ['कक्षा', 'कक्षा'],
    ['x'.repeat(64), 'x'.repeat(64)],
    ['𝒳'.repeat(64), '𝒳'.repeat(64)],
  ];
  test.each(table)('%j is spelled %j', (typed, id) => expect(parseRoomId(typed)).toEqual({ ok: true, value: id }));

  const bad = [
    ...[
      '',
      ' ',
      '.',
      '..',
      'a/b',
      'a.b',
      'a?b',
      'a#b',
      'a%b',
      'a\u0000',
      'a:b',
      '😀',
      'a\u200bb',
      '\u202ea',
      '<',
      "'",
      '"',
      '\\',
    ],
    ...[
      'x'.repeat(65),
      '𝒳'.repeat(65),
      '\ud800',
      'tea\ufe0f',
      '\u3164',
      'te\u034fa',
      '\u115f',
      'a\u{e0100}',
      'a\u200d',
    ],
  ];
  test.each(bad)('is never %j', (typed) => expect(parseRoomId(typed)).toEqual({ ok: false, error: 'badRoomId' }));

  it('has one spelling: parsing it again changes nothing', () => {
    let seen = 0;
    const typed = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.stringMatching(/^[\p{L}\p{M}\p{N} _-]{1,12}$/u),
    );
    fc.assert(
      fc.property(typed, (text) => {
        const once = parseRoomId(text);
        if (!once.ok) return;
        seen += 1;
        expect(parseRoomId(once.value)).toEqual(once);
        expect(parseRoomId(decodeURIComponent(encodeURIComponent(once.value)))).toEqual(once);
      }),
      { numRuns: 3_000 },
    );
    expect(seen).toBeGreaterThan(500);
  });

  it('that is new has 130 bits, in letters and digits that nobody confuses', () => {
    const id = makeRoomId((bytes) => Uint8Array.from({ length: bytes }, (_, i) => i * 37));
    expect(id).toMatch(/^[a-z2-7]{26}$/);
    expect(parseRoomId(id)).toEqual({ ok: true, value: id });
    expect([isUnguessable(id), isUnguessable('tea'), isUnguessable(id.toUpperCase())]).toEqual([true, false, false]);
    const every = Array.from({ length: 256 }, (_, byte) => makeRoomId((bytes) => new Uint8Array(bytes).fill(byte))[0]);
    expect(new Set(every).size).toBe(32);
  });
});

describe('base64url', () => {
  it('survives there and back, and is what Node writes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 70 }), (bytes) => {
        const text = toBase64url(bytes);
        expect(text).toBe(Buffer.from(bytes).toString('base64url'));
        expect(fromBase64url(text)).toEqual(Uint8Array.from(bytes));
      }),
    );
  });

  test.each(['a', 'aaaaa', 'ab=', 'a+b/', 'ab c', 'é'])('is not %j', (text) => expect(fromBase64url(text)).toBeNull());

  it('takes a long text in one go', () => {
    const bytes = new Uint8Array(100_000).fill(255);
    expect(fromBase64url(toBase64url(bytes))).toEqual(bytes);
  });
});

describe('a badge', () => {
  const member = toBase64url(Uint8Array.from({ length: 32 }, (_, i) => i + 1));

  it('is read off the key', () => {
    expect(badgeOf(member)).toEqual({ hue: 258, short: '03·04', long: '0304 0506 0708 090a' });
  });

  it('looks the same for keys that share a hue band and two bytes, and differs otherwise', () => {
    const other = (change: (bytes: Uint8Array) => void): string => {
      const bytes = Uint8Array.from({ length: 32 }, (_, i) => i + 1);
      change(bytes);
      return toBase64url(bytes);
    };
    expect(badgeFace(other((bytes) => bytes.fill(0, 4)))).toBe(badgeFace(member));
    expect(badgeFace(other((bytes) => (bytes[1] = 3)))).toBe(badgeFace(member));
    expect(badgeFace(other((bytes) => (bytes[1] = 60)))).not.toBe(badgeFace(member));
    expect(badgeFace(other((bytes) => (bytes[2] = 9)))).not.toBe(badgeFace(member));
  });

  it('[H4] is nothing a guest has', () => {
    const guest = guestId('a'.repeat(22));
    expect([isGuest(guest), isGuest(member), badgeOf(guest), badgeFace(guest)]).toEqual([true, false, null, null]);
  });
});
