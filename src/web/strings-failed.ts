// What can be done about a post that was not sent, fetched with it: see strings.ts.
import type { Entry } from './strings.ts';

export const failedText = {
  retry: 'Try again',
  sendAgain: 'Send again',
  edit: 'Edit',
  editAgain: 'Edit again',
  copy: 'Copy',
  discard: 'Discard',
  copied: 'Copied',
  notCopied: 'This browser does not let the page copy. Select the text instead.',
  reasons: {
    storageFull: 'The room has no space left.',
    textTooLong: 'It is too long.',
    textEmpty: 'There is nothing to read in it.',
    textBroken: 'It contains characters that cannot be sent.',
    nameBad: 'That name does not work here.',
    targetDeleted: 'That message was deleted.',
    targetUnknown: 'That message is no longer kept.',
    replyUnknown: 'The message it answers is no longer kept.',
    tooManyChanges: 'It was changed as often as it can be.',
    notYours: 'Only its author can change it.',
    notAllowed: 'That is not open to you in this room.',
  },
} as const satisfies Entry;
