// A person's Ed25519 key pair for tests that speak to a real server: Node's own crypto, none of ours.
import { generateKeyPairSync, sign } from 'node:crypto';

export interface TestIdentity {
  /** The public key as the wire has it. */
  readonly member: string;
  /** 64 bytes in base64url. */
  sign(bytes: Uint8Array): string;
}

export function createIdentity(): TestIdentity {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const { x } = publicKey.export({ format: 'jwk' });
  if (x === undefined) throw new Error('The key has no public part');
  return { member: x, sign: (bytes) => sign(null, bytes, privateKey).toString('base64url') };
}
