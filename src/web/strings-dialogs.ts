// Every word of the dialogs, fetched with them: see strings.ts.
import { formatCount, plural } from './plural.ts';
import type { Entry } from './strings.ts';

export const dialogText = {
  alias: {
    heading: 'Room on this device',
    label: 'Your name for it',
    hint: 'Only you see this name.',
    remove: 'Remove from this list',
    removeHint: 'The room itself stays; its link still works.',
    removed: (label: string) => `${label} is off your list.`,
  },

  share: {
    heading: 'Share this room',
    grants: 'Anyone with this link can come in, read everything and write.',
    link: 'Link to this room',
    copy: 'Copy',
    copied: 'Link copied',
    notCopied: 'Copy did not work here. The link is selected: copy it by hand.',
    send: 'Send to…',
    code: 'QR code of the link',
    codeHint: 'Scan to come in',
  },

  details: {
    heading: 'Room details',
    title: 'Title',
    topic: 'Topic',
    hint: 'Anyone in the room can change these, and everyone sees it.',
    tooLong: (limit: number) => `At most ${formatCount(limit)} characters.`,
    broken: 'There are characters in here that cannot be sent.',
  },

  numbers: {
    heading: 'This room in numbers',
    loading: 'Asking the room…',
    failed: 'The room did not answer.',
    tryAgain: 'Try again',
    nothing: 'Nothing was said yet, so there is nothing to count.',
    kept: 'In its history',
    entries: (count: number) => `${formatCount(count)} ${plural(count, { one: 'entry', other: 'entries' })}`,
    wrote: 'People who wrote',
    size: 'Size',
    asleep: 'Asleep',
    ofTheTime: (share: string) => `${share} of the time`,
    wakes: 'Woken',
    times: (count: number) => `${formatCount(count)} ${plural(count, { one: 'time', other: 'times' })}`,
    typical: 'Half of what is said is stored within',
    slowest: '99 of 100 within',
    unknown: 'not known yet',
    since: (day: string) => `Sleep is counted since ${day}, storing since the room last woke.`,
  },
} as const satisfies Entry;
