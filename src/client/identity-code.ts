// A person's key as one line, so that they can be the same person on another device: the page and the terminal both
// write and read it. Pure.
import { fromBase64url, toBase64url } from '../protocol/base64url.ts';
import { failure, type Result, success } from '../protocol/result.ts';
import { SEED_BYTES } from './identity.ts';

/** What a line begins with, whatever the version of its format. */
const FAMILY = 'ajar-key-';
const PREFIX = `${FAMILY}1.`;
const SEED_CHARACTERS = Math.ceil((SEED_BYTES * 4) / 3);
/** 24 bits in base64url: one mistake in ten million goes unseen. */
const CHECKSUM_CHARACTERS = 4;
/** A CRC of 24 bits as OpenPGP has it: it finds every mistake within three characters in a row. */
const CRC_START = 0xb704ce;
const CRC_POLYNOMIAL = 0x864cfb;

export type IdentityCodeError =
  /** It does not look like a key at all. */
  | 'notACode'
  /** It was made by a version that writes keys in another way. */
  | 'otherVersion'
  /** Characters are missing or too many: it was not copied as a whole. */
  | 'wrongLength'
  /** A character is wrong. */
  | 'mistyped';

/** Whoever has this line is the person: it is shown only when asked for. */
export function writeIdentityCode(seed: Uint8Array): string {
  return PREFIX + toBase64url(seed) + checksumOf(seed);
}

/** Blanks and line breaks count for nothing: a mail or a narrow terminal puts them there. */
export function readIdentityCode(typed: string): Result<Uint8Array<ArrayBuffer>, IdentityCodeError> {
  const code = typed.replace(/\s+/g, '');
  if (!code.startsWith(FAMILY)) return failure('notACode');
  if (!code.startsWith(PREFIX)) return failure('otherVersion');
  const payload = code.slice(PREFIX.length);
  if (payload.length !== SEED_CHARACTERS + CHECKSUM_CHARACTERS) return failure('wrongLength');
  const text = payload.slice(0, SEED_CHARACTERS);
  const seed = fromBase64url(text);
  // The last character holds bits to spare: only the one spelling counts.
  const isWhole = seed?.length === SEED_BYTES && toBase64url(seed) === text;
  return isWhole && checksumOf(seed) === payload.slice(SEED_CHARACTERS) ? success(seed) : failure('mistyped');
}

function checksumOf(seed: Uint8Array): string {
  const crc = seed.reduce(addByte, CRC_START);
  return toBase64url(Uint8Array.of(crc >> 16, (crc >> 8) & 255, crc & 255));
}

function addByte(crc: number, byte: number): number {
  let sum = crc ^ (byte << 16);
  for (let bit = 0; bit < 8; bit += 1) sum = sum & 0x800000 ? (sum << 1) ^ (0x1000000 | CRC_POLYNOMIAL) : sum << 1;
  return sum;
}
