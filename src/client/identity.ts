// Who the person is: an Ed25519 key pair from a 32-byte seed. WebCrypto where it can, else an implementation that the
// platform loads only then.
import { fromBase64url, toBase64url } from '../protocol/base64url.ts';
import type { Identity } from './ports.ts';

export const SEED_BYTES = 32;

/** The parts of `crypto.subtle` that are used. */
export interface SubtleEd25519<Key> {
  importKey(
    format: 'pkcs8',
    key: Uint8Array<ArrayBuffer>,
    algorithm: 'Ed25519',
    extractable: true,
    uses: ['sign'],
  ): Promise<Key>;
  exportKey(format: 'jwk', key: Key): Promise<{ x?: string }>;
  sign(algorithm: 'Ed25519', key: Key, bytes: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer>;
}

/** Ed25519 in script, e.g. `@noble/ed25519` with its SHA-512 set. */
export interface ScriptEd25519 {
  getPublicKey(seed: Uint8Array): Uint8Array;
  sign(bytes: Uint8Array, seed: Uint8Array): Uint8Array;
}

/** `subtle` is null on pages without a secure context; old browsers have it without Ed25519. */
export async function identityFromSeed<Key>(
  seed: Uint8Array,
  subtle: SubtleEd25519<Key> | null,
  loadScript: () => Promise<ScriptEd25519>,
): Promise<Identity> {
  const native = subtle && (await nativeIdentity(seed, subtle));
  return native ?? scriptIdentity(seed, await loadScript());
}

async function nativeIdentity<Key>(seed: Uint8Array, subtle: SubtleEd25519<Key>): Promise<Identity | null> {
  try {
    // Extractable, because WebCrypto derives a public key only by exporting.
    const key = await subtle.importKey('pkcs8', pkcs8(seed), 'Ed25519', true, ['sign']);
    const { x } = await subtle.exportKey('jwk', key);
    const isPublicKey = x !== undefined && fromBase64url(x)?.length === 32;
    return isPublicKey
      ? { member: x, sign: async (bytes) => new Uint8Array(await subtle.sign('Ed25519', key, bytes)) }
      : null;
  } catch {
    return null;
  }
}

function scriptIdentity(seed: Uint8Array, script: ScriptEd25519): Identity {
  const member = toBase64url(script.getPublicKey(seed));
  return { member, sign: async (bytes) => script.sign(bytes, seed) };
}

/** RFC 8410: the seed as an octet string within PrivateKeyInfo. */
function pkcs8(seed: Uint8Array): Uint8Array<ArrayBuffer> {
  const header = [0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20];
  return new Uint8Array([...header, ...seed]);
}
