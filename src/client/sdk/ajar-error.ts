// What goes wrong, as the kit's callers meet it: an error with a code that a program can decide by.
import type { CloseReason } from '../../protocol/close-codes.ts';
import type { RefusalCode } from '../../protocol/error-codes.ts';

/** What the kit itself finds wrong; the other codes are the room's. */
const OWN_SENTENCES = {
  badUrl: 'The url is neither the address of a server nor the link of a room.',
  badIdentity: 'The identity is not a key: createIdentity() makes one.',
  noWebSocket: 'There is no WebSocket here: pass one, such as that of the package ws.',
  noCrypto: 'There is no Ed25519 in WebCrypto here: pass an identity that signs.',
  notConnected: 'The room could not be opened.',
  closed: 'The room was closed here before that was done. What was being sent may still be stored.',
  unknown: 'It may have been stored before: only its author can decide whether to send it again.',
  otherLog: 'The room began a new log: places in the old one mean nothing any more.',
} as const;

type OwnCode = keyof typeof OWN_SENTENCES;

/** A newer room may refuse for reasons that are not listed here. */
export type AjarErrorCode = OwnCode | RefusalCode | CloseReason | (string & Record<never, never>);

export class AjarError extends Error {
  override readonly name = 'AjarError';
  readonly code: AjarErrorCode;

  constructor(code: AjarErrorCode, options?: ErrorOptions) {
    super(sentenceOf(code), options);
    this.code = code;
  }
}

function sentenceOf(code: AjarErrorCode): string {
  return Object.hasOwn(OWN_SENTENCES, code) ? OWN_SENTENCES[code as OwnCode] : `The room refused: ${code}`;
}
