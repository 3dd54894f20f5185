// What can be wrong with what a client sent, grouped by what the receiver should do about it.
import { MAX_QUERY_CODE_POINTS } from './limits.ts';

/** Refusals of one post. `retry`: send again after the delay; `fix`: give the text back to the person;
 *  `unknown`: it may have been stored already, so only the person can decide. */
export const REFUSALS = {
  tooFast: 'retry',
  earlierRefused: 'retry',
  notStored: 'retry',
  storageFull: 'fix',
  badBody: 'fix',
  textEmpty: 'fix',
  textTooLong: 'fix',
  textBroken: 'fix',
  nameBad: 'fix',
  unknownKind: 'fix',
  targetMissing: 'fix',
  targetUnexpected: 'fix',
  targetUnknown: 'fix',
  targetUnfit: 'fix',
  targetDeleted: 'fix',
  replyUnknown: 'fix',
  emojiBad: 'fix',
  tooManyEmoji: 'fix',
  tooManyChanges: 'fix',
  notYours: 'fix',
  notAllowed: 'fix',
  baseUnknown: 'unknown',
} as const;

export type RefusalCode = keyof typeof REFUSALS;

/** Faults of a frame as a whole; nothing of it was done. */
export const FRAME_ERRORS = {
  badJson: 'The frame is not JSON of at most 8 levels.',
  badFrame: 'The frame does not fit the schema of its type.',
  unknownType: 'This room does not know frames of that type.',
  notJoined: 'Answer the challenge with hello first.',
  searchEmpty: 'There is no word, name or date to search for.',
  searchTooLong: `A search has at most ${MAX_QUERY_CODE_POINTS} characters.`,
  searchFailed: 'The room could not search itself now.',
} as const;

export type FrameErrorCode = keyof typeof FRAME_ERRORS;
