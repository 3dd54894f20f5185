// Why a post was not taken, or a name, in words. Pure.
import type { RefusalCode } from '../protocol/error-codes.ts';
import { MAX_NAME_GRAPHEMES, MAX_TEXT_CODE_POINTS } from '../protocol/limits.ts';
import type { NameError } from '../protocol/names.ts';

const WORDS: Readonly<Record<RefusalCode, string>> = {
  tooFast: 'too fast',
  earlierRefused: 'an earlier one was refused',
  notStored: 'the room could not store it',
  storageFull: 'the room is full of messages',
  badBody: 'the room does not understand it',
  textEmpty: 'there was nothing to send',
  textTooLong: `it has more than ${MAX_TEXT_CODE_POINTS} characters`,
  textBroken: 'it has broken characters',
  nameBad: 'that cannot be a name',
  unknownKind: 'the room does not know that',
  targetMissing: 'it does not say which message',
  targetUnexpected: 'it cannot be about a message',
  targetUnknown: 'there is no such message',
  targetUnfit: 'that is no message',
  targetDeleted: 'that message is deleted',
  replyUnknown: 'there is no such message to reply to',
  emojiBad: 'that is not one emoji',
  tooManyEmoji: 'that message has every emoji it can have',
  tooManyChanges: 'that message was changed too often',
  notYours: 'that message is someone else’s',
  notAllowed: 'you may not do that here',
  baseUnknown: 'it may have been stored before; the room cannot tell any more',
};

export const NAME_ERRORS: Readonly<Record<NameError, string>> = {
  nameEmpty: 'there is nothing to read in it',
  nameTooLong: `a name has at most ${MAX_NAME_GRAPHEMES} characters`,
  nameForbidden: 'it has signs that no name has',
};

export function refusalWords(code: string): string {
  return Object.entries(WORDS).find(([known]) => known === code)?.[1] ?? code;
}
