// Addresses only ever as a daily keyed hash (S13): enough to count one address's floods, useless afterwards.
import { toBase64url } from '../protocol/base64url.ts';

const HASH_BYTES = 9;
const encoder = new TextEncoder();

/**
 * The hash of the address that Cloudflare, or `npm run serve`, says the request came from; empty if it says none.
 * `secret` is the object's id: derived with a key of the platform's, never sent anywhere, and the same after a wake.
 */
export async function addressOf(request: Request, secret: string): Promise<string> {
  const address = request.headers.get('CF-Connecting-IP');
  if (address === null) return '';
  const day = new Date().toISOString().slice(0, 10);
  const key = await crypto.subtle.importKey('raw', encoder.encode(secret), { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
  ]);
  const hash = await crypto.subtle.sign('HMAC', key, encoder.encode(`${day} ${address}`));
  return toBase64url(new Uint8Array(hash).subarray(0, HASH_BYTES));
}
