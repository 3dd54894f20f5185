// Who people are: real keys, made from their names, and the proof of a hello that they signed.
import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import type { Identity } from '../../src/client/ports.ts';
import { helloTranscript } from '../../src/protocol/transcript.ts';
import type { Claim } from '../../src/room/admission.ts';

const encoder = new TextEncoder();

const keys = new Map<string, Identity>();

/** The same name has the same key in every test. */
export function identityOf(name: string): Identity {
  const known = keys.get(name);
  if (known) return known;
  const seed = createHash('sha256').update(name).digest();
  const key = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]);
  const privateKey = createPrivateKey({ key, format: 'der', type: 'pkcs8' });
  const { x } = createPublicKey(privateKey).export({ format: 'jwk' });
  const identity = { member: x!, sign: async (bytes: Uint8Array) => new Uint8Array(sign(null, bytes, privateKey)) };
  keys.set(name, identity);
  return identity;
}

const publicKeys = new Map<string, KeyObject>();

function publicKeyOf(x: string): KeyObject {
  const key = publicKeys.get(x) ?? createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  publicKeys.set(x, key);
  return key;
}

/** Whose key a hello proves, if it does. */
export function prove(claim: Claim): string | null {
  if (claim.kind === 'guest') throw new Error('Engines have keys');
  const transcript = helloTranscript(claim.signed, (text) => encoder.encode(text));
  const { key, signature } = claim.hello;
  return verify(null, transcript, publicKeyOf(key), Buffer.from(signature, 'base64url')) ? key : null;
}
