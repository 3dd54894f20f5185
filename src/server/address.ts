// Addresses only ever as a daily keyed hash (S13): enough to count one address's floods, useless afterwards.
import { toBase64url } from '../protocol/base64url.ts';

const HASH_BYTES = 9;
const encoder = new TextEncoder();

/**
 * Hashes the address that Cloudflare, or `npm run serve`, says a request came from; empty if it says none.
 * `secret` is the object's id: derived with a key of the platform's, never sent anywhere, and the same after a wake.
 */
export function addressHash(secret: string): (request: Request) => Promise<string> {
  let key: Promise<CryptoKey> | undefined;
  return async (request) => {
    const address = request.headers.get('CF-Connecting-IP');
    if (address === null) return '';
    key ??= keyOf(secret);
    const day = new Date().toISOString().slice(0, 10);
    const hash = await crypto.subtle.sign('HMAC', await key, encoder.encode(`${day} ${address}`));
    return toBase64url(new Uint8Array(hash).subarray(0, HASH_BYTES));
  };
}

function keyOf(secret: string): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', encoder.encode(secret), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
}
