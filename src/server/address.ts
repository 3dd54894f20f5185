// Addresses only ever as a daily keyed hash (S13): enough to count one address's floods, useless afterwards.
import { toBase64url } from '../protocol/base64url.ts';
import { networkOf } from './network.ts';

const HASH_BYTES = 9;
const encoder = new TextEncoder();

/** What Cloudflare, or `npm run serve`, says a request came from; empty if it says nothing. */
export function addressOf(request: Request): string {
  return request.headers.get('CF-Connecting-IP') ?? '';
}

/** The hash of an address on a day; today's unless another moment is given. */
export type AddressHash = (address: string, at?: number) => Promise<string>;

/**
 * Hashes addresses; an empty one stays empty.
 * `secret` is the object's id: derived with a key of the platform's, never sent anywhere, and the same after a wake.
 */
export function addressHash(secret: string): AddressHash {
  let key: Promise<CryptoKey> | undefined;
  return async (address, at = Date.now()) => {
    if (address === '') return '';
    key ??= keyOf(secret);
    const day = new Date(at).toISOString().slice(0, 10);
    const hash = await crypto.subtle.sign('HMAC', await key, encoder.encode(`${day} ${networkOf(address)}`));
    return toBase64url(new Uint8Array(hash).subarray(0, HASH_BYTES));
  };
}

function keyOf(secret: string): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', encoder.encode(secret), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
}
