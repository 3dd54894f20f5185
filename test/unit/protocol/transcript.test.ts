import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HELLO_CONTEXT, type HelloClaim, helloTranscript } from '../../../src/protocol/transcript.ts';

const encode = (text: string) => new TextEncoder().encode(text);
const hex = (claim: HelloClaim) => Buffer.from(helloTranscript(claim, encode)).toString('hex');

describe('[H3] what a hello signs', () => {
  it('is these bytes and no others', () => {
    const claim = { host: 'Ajar.Test:8787', room: 'café', key: 'KEY', nonce: 'NONCE' };
    const fields = [HELLO_CONTEXT, 'ajar.test:8787', 'café', 'KEY', 'NONCE'];
    expect(hex(claim)).toBe(
      [
        '0000000d616a61722f68656c6c6f2f7631',
        '0000000e616a61722e746573743a38373837',
        '00000005636166c3a9',
        '000000034b4559',
        '000000054e4f4e4345',
      ].join(''),
    );
    expect(hex(claim).length / 2).toBe(fields.reduce((sum, field) => sum + 4 + encode(field).length, 0));
  });

  it('differs for any two claims that differ', () => {
    const field = fc.oneof(
      fc.string({ maxLength: 6 }),
      fc.constantFrom('', 'a', '\u0000', '\u0000\u0000\u0000\u0001a'),
    );
    const claim = fc.record({ host: field.map((host) => host.toLowerCase()), room: field, key: field, nonce: field });
    let compared = 0;
    fc.assert(
      fc.property(claim, claim, (one, other) => {
        const fields = (c: HelloClaim) => JSON.stringify([c.host, c.room, c.key, c.nonce]);
        compared += 1;
        expect(hex(one) === hex(other)).toBe(fields(one) === fields(other));
      }),
      { numRuns: 500 },
    );
    expect(compared).toBe(500);
  });

  it('is not changed by moving a character from one field to the next', () => {
    const claims = [
      { host: 'ab', room: 'c', key: 'd', nonce: 'e' },
      { host: 'a', room: 'bc', key: 'd', nonce: 'e' },
      { host: 'a', room: 'b', key: 'cd', nonce: 'e' },
      { host: 'a', room: 'b', key: 'c', nonce: 'de' },
      { host: 'abcde', room: '', key: '', nonce: '' },
    ];
    expect(new Set(claims.map(hex)).size).toBe(claims.length);
  });
});
