// Proves what a hello claims: that the key signed this challenge, or which room-scoped guest an engine is.
import { fromBase64url, toBase64url } from '../protocol/base64url.ts';
import type { EventId, MemberId } from '../protocol/ids.ts';
import { helloTranscript } from '../protocol/transcript.ts';
import type { Claim } from '../room/admission.ts';
import { hashedGuest, sha256 } from './hashed.ts';

const EVENT_ID_BYTES = 18;
const encoder = new TextEncoder();

/** The member that the claim proves to be, or null. */
export async function prove(claim: Claim): Promise<MemberId | null> {
  if (claim.kind === 'guest') return guestOf(claim.room, claim.hello.engine);
  const transcript = helloTranscript(claim.signed, (text) => encoder.encode(text));
  return (await hasSigned(claim.hello.key, claim.hello.signature, transcript)) ? claim.hello.key : null;
}

export async function hasSigned(key: string, signature: string, bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
  const rawKey = fromBase64url(key);
  const rawSignature = fromBase64url(signature);
  if (rawKey === null || rawSignature === null) return false;
  // The last character has bits to spare: another spelling of these bytes would be another member.
  if (toBase64url(rawKey) !== key) return false;
  try {
    const publicKey = await crypto.subtle.importKey('raw', rawKey, { name: 'Ed25519' }, false, ['verify']);
    return await crypto.subtle.verify({ name: 'Ed25519' }, publicKey, rawSignature, bytes);
  } catch {
    // 32 bytes that are no point of the curve.
    return false;
  }
}

/** The same guest for the same engine in the same room; the engine's key, which is its secret, cannot be read off it. */
function guestOf(room: string, engine: string): Promise<MemberId> {
  return hashedGuest(`ajar/guest/v1 ${room} ${engine}`);
}

/** Whoever calls without key or token: for a day the same guest by address and name. `address` is the day's hash of it. */
export function callingGuest(room: string, address: string, name: string): Promise<MemberId> {
  return hashedGuest(`ajar/caller/v1 ${room} ${address} ${name}`);
}

/** The id of an event that its author may send again under the same key: no two authors have the same. */
export async function keyedEventId(member: MemberId, key: string): Promise<EventId> {
  return toBase64url((await sha256(`ajar/idempotency/v1 ${member} ${key}`)).subarray(0, EVENT_ID_BYTES));
}
