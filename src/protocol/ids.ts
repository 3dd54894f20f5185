// Schemas of the identifiers on the wire.
import * as v from 'valibot';
import { MAX_EVENT_ID_CHARACTERS } from './limits.ts';

/** An Ed25519 public key: 32 bytes in unpadded base64url. That it is spelled as they are is looked at with the signature. */
export const PublicKey = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/));
/** An Ed25519 signature: 64 bytes in unpadded base64url. */
export const Signature = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{86}$/));
/** A person: their public key, or `guest:` and a room-scoped id for those who have none. */
export const MemberId = v.pipe(v.string(), v.regex(/^(?:[A-Za-z0-9_-]{43}|guest:[A-Za-z0-9_-]{16,32})$/));
/** The sender's id of an event: at least 96 random bits. */
export const EventId = v.pipe(v.string(), v.regex(new RegExp(`^[A-Za-z0-9_-]{16,${MAX_EVENT_ID_CHARACTERS}}$`)));
/** One life of the log; empty while nothing was ever written. */
export const Epoch = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{0,32}$/));
/** A place in the log; 0 is before the first event. */
export const Seq = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
/** One tab's or terminal's engine, kept across its reconnects. */
export const EngineKey = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{16,36}$/));

export type MemberId = v.InferOutput<typeof MemberId>;
export type EventId = v.InferOutput<typeof EventId>;
export type Epoch = v.InferOutput<typeof Epoch>;
export type Seq = v.InferOutput<typeof Seq>;

export const GUEST_PREFIX = 'guest:';

export function isGuest(member: MemberId): boolean {
  return member.startsWith(GUEST_PREFIX);
}

/** A guest's member id from room-scoped random or hashed characters. */
export function guestId(characters: string): MemberId {
  return `${GUEST_PREFIX}${characters}`;
}
