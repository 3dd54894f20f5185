// Signed requests: what is signed, and the header that carries it.
import { describe, expect, it, test } from 'vitest';
import {
  parseAuthorisation,
  REQUEST_CONTEXT,
  type RequestClaim,
  requestTranscript,
  writeAuthorisation,
} from '../../../src/protocol/api/request-signature.ts';
import { HELLO_CONTEXT } from '../../../src/protocol/transcript.ts';

const claim: RequestClaim = {
  ...{ method: 'post', host: 'Ajar.Test:80', target: '/api/v1/rooms/tea/messages?name=A', key: 'k'.repeat(43) },
  ...{ time: '1795363200', nonce: 'n'.repeat(16), idempotencyKey: '', digest: 'd'.repeat(43) },
};
const bytesOf = (change: Partial<RequestClaim> = {}): string =>
  String(requestTranscript({ ...claim, ...change }, (text) => new TextEncoder().encode(text)));

describe('[P5] what is signed', () => {
  it('is every part of the request, under a context of its own', () => {
    const fields = Object.keys(claim) as (keyof RequestClaim)[];
    const changed = fields.map((field) => bytesOf({ [field]: `${claim[field]}x` }));
    expect(new Set([bytesOf(), ...changed]).size).toBe(fields.length + 1);
    expect(REQUEST_CONTEXT).not.toBe(HELLO_CONTEXT);
  });

  it('is the same in any spelling of method and host', () => {
    expect(bytesOf({ method: 'POST', host: 'ajar.test:80' })).toBe(bytesOf());
  });

  it('cannot be shifted from one part to the next', () => {
    expect(bytesOf({ time: '1795363200n', nonce: 'n'.repeat(15) })).not.toBe(bytesOf());
  });
});

const parts = { key: 'k'.repeat(43), time: '1795363200', nonce: 'n'.repeat(16), signature: 's'.repeat(86) };
const header = writeAuthorisation(parts).slice('Ajar '.length);

describe('[P5] the header', () => {
  it('reads as it was written, in any order, with or without quotes', () => {
    expect(parseAuthorisation(header)).toEqual({ ok: true, value: parts });
    expect(parseAuthorisation(header.split(', ').reverse().join(','))).toEqual({ ok: true, value: parts });
    expect(parseAuthorisation(header.replaceAll('"', ''))).toEqual({ ok: true, value: parts });
  });

  test.each([
    ['nothing', ''],
    ['a part missing', header.replace(/, nonce="\w+"/, '')],
    ['a part twice', `${header}, nonce="${'m'.repeat(16)}"`],
    ['another part', `${header}, more="x"`],
    ['a short key', header.replace('kk', 'k')],
    ['a nonce too short to be random', header.replace('nnn', 'n')],
    ['a time in words', header.replace('1795363200', 'now')],
  ])('with %s is refused', (_, text) => expect(parseAuthorisation(text).ok).toBe(false));
});
