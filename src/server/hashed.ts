// What is told by a hash: SHA-256 of a text, and members who are named by one.
import { toBase64url } from '../protocol/base64url.ts';
import { guestId, type MemberId } from '../protocol/ids.ts';

const GUEST_BYTES = 16;
const encoder = new TextEncoder();

export async function sha256(text: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', encoder.encode(text)));
}

/** The same member for the same text, from which nothing of it can be read. */
export async function hashedGuest(text: string): Promise<MemberId> {
  return guestId(toBase64url((await sha256(text)).subarray(0, GUEST_BYTES)));
}
