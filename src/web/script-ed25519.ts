// Ed25519 in script, for pages where WebCrypto has none. Fetched only then.
import { getPublicKey, hashes, sign } from '@noble/ed25519';
import { sha512 } from '@noble/hashes/sha2.js';
import type { ScriptEd25519 } from '../client/identity.ts';

hashes.sha512 = sha512;

export const scriptEd25519: ScriptEd25519 = { getPublicKey, sign };
