// Every word of the dialogs, fetched with them: see strings.ts.
import { formatCount } from './plural.ts';
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

  settings: {
    heading: 'Settings',
    name: 'Your name',
    nameHint: 'Shown beside what you write.',
    rename: 'Change name',
    renamed: (name: string) => `You are ${name} now.`,
    theme: 'Appearance',
    themes: { system: 'Device', light: 'Light', dark: 'Dark' },
    reading: 'Reading',
    announce: 'Read new messages out',
    announceHint: 'For screen readers.',
    follow: 'Scroll along with new messages',
    followHint: 'Off: the list stays where you are.',
    fingerprint: 'Your fingerprint',
    forget: 'Forget me on this device',
    forgetHint:
      'Removes your key, drafts, unsent messages and the list of rooms. What you already said stays in its rooms.',
    forgetSure: 'Your key cannot be brought back. You will be someone new here.',
    forgetYes: 'Forget me',
  },
} as const satisfies Entry;
