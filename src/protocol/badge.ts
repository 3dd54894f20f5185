// How a member is told apart at a glance: a hue and a short fingerprint, both read off the public key.
// An attacker can grind 4 hex characters in a second: a badge helps to notice, details and marks decide.

import { fromBase64url } from './base64url.ts';
import { isGuest, type MemberId } from './ids.ts';

export interface Badge {
  /** Degrees of OKLCH hue, 0–359; two members of one hue may differ in fingerprint only. */
  readonly hue: number;
  /** 4 hex characters for beside the name, e.g. `7f·c2`. */
  readonly short: string;
  /** 16 hex characters (64 bits) in groups of four, for the details. */
  readonly long: string;
}

/** A member's badge; guests have none, since nothing ties them to it. */
export function badgeOf(member: MemberId): Badge | null {
  const bytes = keyOf(member);
  if (bytes === null) return null;
  const hex = Array.from(bytes.subarray(2, 10), hexOf);
  return { hue: hueOf(bytes), short: shortOf(bytes), long: hex.join('').replace(/(.{4})(?=.)/g, '$1 ') };
}

/** What a reader compares: members whose displayed badges equal share it. Hues are quantised to what an eye tells apart. */
export function badgeFace(member: MemberId): string | null {
  const bytes = keyOf(member);
  return bytes && `${Math.floor(hueOf(bytes) / 30)} ${shortOf(bytes)}`;
}

function keyOf(member: MemberId): Uint8Array | null {
  const bytes = isGuest(member) ? null : fromBase64url(member);
  return bytes === null || bytes.length < 10 ? null : bytes;
}

function hueOf(bytes: Uint8Array): number {
  return (((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0)) % 360;
}

function shortOf(bytes: Uint8Array): string {
  return `${hexOf(bytes[2] ?? 0)}·${hexOf(bytes[3] ?? 0)}`;
}

function hexOf(byte: number): string {
  return byte.toString(16).padStart(2, '0');
}
