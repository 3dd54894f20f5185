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
  if (isGuest(member)) return null;
  const bytes = fromBase64url(member);
  if (bytes === null || bytes.length < 10) return null;
  const hex = Array.from(bytes.subarray(2, 10), (byte) => byte.toString(16).padStart(2, '0'));
  const hue = (((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0)) % 360;
  return { hue, short: `${hex[0]}·${hex[1]}`, long: hex.join('').replace(/(.{4})(?=.)/g, '$1 ') };
}

/** What a reader compares: members whose displayed badges equal share it. Hues are quantised to what an eye tells apart. */
export function badgeFace(member: MemberId): string | null {
  const badge = badgeOf(member);
  return badge && `${Math.floor(badge.hue / 30)} ${badge.short}`;
}
