// Room ids: addresses, not secrets. NFC, lower case, letters, digits, `-` and `_`, at most 64 code points.
import { failure, type Result, success } from './result.ts';

/** Without the letters and marks that nobody sees: two rooms must not look like one. */
const SHAPE = /^(?:(?!\p{Default_Ignorable_Code_Point})[\p{L}\p{M}\p{N}_-]){1,64}$/u;
/** RFC 4648 base32 in lower case: no character looks like a digit of it. */
const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';
/** 26 characters of 5 bits: 130 random bits. */
const UNGUESSABLE_CHARACTERS = 26;

/** The one spelling of a room id, or why there is none. Spaces around are dropped and those within become `-`. */
export function parseRoomId(typed: string): Result<string, 'badRoomId'> {
  if (!typed.isWellFormed()) return failure('badRoomId');
  const id = typed.normalize('NFC').toLowerCase().normalize('NFC').trim().replace(/\s+/gu, '-');
  return SHAPE.test(id) ? success(id) : failure('badRoomId');
}

/** An id nobody guesses. `random` gives that many bytes of a CSPRNG. */
export function makeRoomId(random: (bytes: number) => Uint8Array): string {
  return Array.from(random(UNGUESSABLE_CHARACTERS), (byte) => BASE32[byte & 31]).join('');
}

/** Whether the id was made by `makeRoomId`, so that a list may show a friendlier label. */
export function isUnguessable(id: string): boolean {
  return /^[a-z2-7]{26}$/.test(id);
}
