// A key for a program to keep. By itself, so that its declarations lead to nothing of the engine's.
import { SEED_BYTES } from '../identity.ts';
import { writeIdentityCode } from '../identity-code.ts';
import { randomBytes } from './global-platform.ts';

/**
 * A new identity, as one line to keep secret and to pass to `connect` each time: whoever has it is that member.
 * `ajar key export` and the settings of the page show one's own in the same form.
 */
export function createIdentity(): string {
  return writeIdentityCode(randomBytes(SEED_BYTES));
}
