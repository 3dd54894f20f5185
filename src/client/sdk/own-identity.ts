// Who a program is: a key of its own that it keeps, one that signs elsewhere, or a new one for as long as it runs.
import { identityFromSeed, SEED_BYTES } from '../identity.ts';
import { readIdentityCode } from '../identity-code.ts';
import type { Identity } from '../ports.ts';
import { AjarError } from './ajar-error.ts';
import { globalSubtle, randomBytes } from './global-platform.ts';
import type { Signer } from './platform-types.ts';

/** Throws at once what is wrong with `given`; deriving a public key takes a moment. */
export function openIdentity(given: string | Signer | undefined): Promise<Identity> {
  if (typeof given === 'object') return Promise.resolve(given);
  return identityFromSeed(seedOf(given), globalSubtle(), async () => {
    throw new AjarError('noCrypto');
  });
}

function seedOf(code: string | undefined): Uint8Array {
  if (code === undefined) return randomBytes(SEED_BYTES);
  const seed = readIdentityCode(code);
  if (!seed.ok) throw new AjarError('badIdentity', { cause: seed.error });
  return seed.value;
}
