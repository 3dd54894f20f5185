// The words of what can be done with a message, fetched with it: see strings.ts.
import { formatCount, plural } from './plural.ts';
import type { Entry } from './strings.ts';

export const actionText = {
  toolbar: 'Message actions',
  more: 'More actions',
  react: 'Add a reaction',
  reactWith: (emoji: string) => `React with ${emoji}`,
  moreEmoji: 'More emoji',
  reply: 'Reply',
  edit: 'Edit',
  delete: 'Delete',
  copyText: 'Copy text',
  copyLink: 'Copy link',
  markUnread: 'Mark unread from here',
  sheet: 'Message',
  copiedText: 'Text copied',
  copiedLink: 'Link to the message copied',
  notCopied: 'This browser does not let the page copy.',
  deleted: 'Message deleted',
  undo: 'Undo',
  undone: 'Message kept',
  undoHint:
    'Message deleted. You can undo this for 8 seconds while you stay on this page, with the button below the messages or Control Z.',
  others: (count: number) => `${formatCount(count)} ${plural(count, { one: 'other', other: 'others' })}`,
  you: 'You',
  reacted: (names: string, emoji: string) => `${names} reacted with ${emoji}`,
  refusedReaction: {
    tooManyEmoji: 'This message has as many different reactions as it can hold.',
    tooManyChanges: 'This message takes no more reactions.',
    targetDeleted: 'That message was deleted.',
    emojiBad: 'That emoji does not work as a reaction.',
    other: 'Your reaction did not arrive.',
  },
  editNotSaved: 'An edit was not saved. It waits at its message, further up.',
} as const satisfies Entry;
