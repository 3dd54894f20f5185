// What is secret about hooks: tokens, which are kept as hashes, and keys that sign, which cannot be.
import { toBase64url } from '../../protocol/base64url.ts';
import type { EventId, MemberId } from '../../protocol/ids.ts';
import { hashedGuest, sha256 } from '../hashed.ts';
import { randomBytes } from '../random.ts';

/** 192 bits. */
const SECRET_BYTES = 24;
const KEY_PREFIX = 'whsec_';
const TOKEN = /^[A-Za-z0-9_-]{32}$/;
const encoder = new TextEncoder();

export function makeToken(): string {
  return toBase64url(randomBytes(SECRET_BYTES));
}

export function isToken(text: string): boolean {
  return TOKEN.test(text);
}

/** A token has more random bits than anyone can try: one hash is enough. */
export async function hashToken(token: string): Promise<string> {
  return toBase64url(await sha256(`ajar/hook-token/v1 ${token}`));
}

/** As Standard Webhooks writes it: base64, with padding. */
export function makeSigningKey(): string {
  return `${KEY_PREFIX}${btoa(String.fromCharCode(...randomBytes(SECRET_BYTES)))}`;
}

/** The header `webhook-signature`. `timestamp` is in seconds. */
export async function signatureOf(
  secret: string,
  signed: { id: string; timestamp: number; body: string },
): Promise<string> {
  const bytes = Uint8Array.from(atob(secret.slice(KEY_PREFIX.length)), (character) => character.charCodeAt(0));
  const key = await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const content = encoder.encode(`${signed.id}.${signed.timestamp}.${signed.body}`);
  const signature = new Uint8Array(await crypto.subtle.sign('HMAC', key, content));
  return `v1,${btoa(String.fromCharCode(...signature))}`;
}

/** The member that a hook posts as under a name: the same for the same name, and nobody's guest id else. */
export function botMember(room: string, hook: EventId, name: string): Promise<MemberId> {
  return hashedGuest(`ajar/bot/v1 ${room} ${hook} ${name}`);
}
