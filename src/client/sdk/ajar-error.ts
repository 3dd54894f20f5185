// What goes wrong, as the kit's callers meet it: an error with a code that a program can decide by.
import { REFUSED } from '../../protocol/api/refusals.ts';
import type { CloseReason } from '../../protocol/close-codes.ts';
import type { RefusalCode } from '../../protocol/error-codes.ts';

/** What the kit itself finds wrong, and why a room is over; why it refuses something, `REFUSED` says. */
const OWN_SENTENCES = {
  badUrl: 'The url is neither the address of a server nor the link of a room.',
  badRoomId: 'Say which room: `room` is its name, of 1 to 64 letters, digits, - and _, or `url` is its link.',
  badName: REFUSED.nameBad.title,
  badIdentity: 'The identity is not a key: createIdentity() makes one.',
  noWebSocket: 'There is no WebSocket here: pass one, such as that of the package ws.',
  noCrypto: 'There is no Ed25519 in WebCrypto here: pass an identity that signs.',
  notConnected: 'The room could not be opened.',
  closed: 'The room was closed here.',
  unknown: 'It may have been stored before: only its author can decide whether to send it again.',
  mentionUnfit: 'Whom a text mentions it calls by `@` and the name, outside of code, and at most twenty of them.',
  tooOld: 'The server does not speak the language of this kit: one of the two is too old.',
  badSignature: 'The room did not believe the identity: its signature is wrong.',
  badHello: 'The room could not make sense of how the kit joined.',
  badFrame: 'The room could not read what the kit sent.',
  superseded: 'A newer connection of the same program took this one’s place.',
  full: 'Every place in the room is taken.',
  otherLog: 'The room began a new log: places in the old one mean nothing any more.',
} as const;

type OwnCode = keyof typeof OWN_SENTENCES;

/** A newer room may refuse for reasons that are not listed here. */
export type AjarErrorCode = OwnCode | RefusalCode | CloseReason | (string & Record<never, never>);

interface AjarErrorOptions extends ErrorOptions {
  /** What is known here beyond the code. */
  readonly sentence?: string;
}

export class AjarError extends Error {
  override readonly name = 'AjarError';
  readonly code: AjarErrorCode;

  constructor(code: AjarErrorCode, { sentence = sentenceOf(code), ...options }: AjarErrorOptions = {}) {
    super(sentence, options);
    this.code = code;
  }
}

function sentenceOf(code: AjarErrorCode): string {
  if (Object.hasOwn(OWN_SENTENCES, code)) return OWN_SENTENCES[code as OwnCode];
  if (Object.hasOwn(REFUSED, code)) return REFUSED[code as RefusalCode].title;
  return `The room refused, for a reason that this kit is too old to know: ${code}`;
}
