// Why a room refuses an event: its status over HTTP and one sentence, which the kit says too.
import type { RefusalCode } from '../error-codes.ts';
import { MAX_TEXT_CODE_POINTS } from '../limits.ts';

export interface Problem {
  readonly status: 400 | 401 | 403 | 404 | 405 | 409 | 410 | 413 | 422 | 429 | 500 | 503 | 507;
  readonly title: string;
}

export const REFUSED: { readonly [code in RefusalCode]: Problem } = {
  tooFast: { status: 429, title: 'Too many requests of this member or address.' },
  earlierRefused: { status: 409, title: 'Something before it was refused.' },
  notStored: { status: 503, title: 'The room could not store it now.' },
  storageFull: { status: 507, title: 'The room is full of messages and takes no more.' },
  badBody: { status: 422, title: 'The body does not have the fields that are asked for.' },
  textEmpty: { status: 422, title: 'There was nothing to send.' },
  textTooLong: { status: 422, title: `A message has at most ${MAX_TEXT_CODE_POINTS} characters.` },
  textBroken: { status: 422, title: 'The text is not valid Unicode.' },
  nameBad: { status: 422, title: 'A name has 1 to 32 visible characters, without a colon.' },
  unknownKind: { status: 422, title: 'The room does not know events of that kind.' },
  targetMissing: { status: 422, title: 'A change needs a target.' },
  targetUnexpected: { status: 422, title: 'Only a change has a target.' },
  targetUnknown: { status: 404, title: 'There is no such message in the log.' },
  targetUnfit: { status: 409, title: 'Only messages can be changed.' },
  targetDeleted: { status: 410, title: 'The message was deleted.' },
  replyUnknown: { status: 422, title: 'The message that it answers is not there.' },
  emojiBad: { status: 422, title: 'A reaction is exactly one emoji.' },
  tooManyEmoji: { status: 409, title: 'There are enough different reactions on that message.' },
  tooManyChanges: { status: 409, title: 'That message was changed too often.' },
  notYours: { status: 403, title: 'Only its author may change a message.' },
  notAllowed: { status: 403, title: 'Guests may not do that.' },
  baseUnknown: { status: 409, title: 'It cannot be known any more whether this was stored before.' },
};
