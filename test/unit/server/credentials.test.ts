// What proves who somebody is: signatures, by keys that have one spelling.
import { describe, expect, it } from 'vitest';
import { hasSigned } from '../../../src/server/credentials.ts';
import { createIdentity } from '../../support/test-identity.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const said = new TextEncoder().encode('said');

describe('[H3] a signature', () => {
  it('proves a key in its one spelling, not in the three others of the same bytes', async () => {
    const { member, sign } = createIdentity();
    const signature = sign(said);
    const last = ALPHABET.indexOf(member.slice(-1));
    const spellings = [0, 1, 2, 3].map((spare) => `${member.slice(0, -1)}${ALPHABET[last + spare]}`);
    const proven = await Promise.all(spellings.map((key) => hasSigned(key, signature, said)));
    expect(proven).toEqual([true, false, false, false]);
  });
});
