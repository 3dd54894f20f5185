// Every word the page says, in one typed catalogue, so that another language is another file of the same shape.
// A sentence promises only what is true today.
import { formatCount, plural } from './plural.ts';

type Entry = string | ((...values: never[]) => string) | readonly Entry[] | { readonly [key: string]: Entry };

export const text = {
  brand: 'Ajar',
  close: 'Close',
  cancel: 'Cancel',
  save: 'Save',
  skipToRoom: 'Skip to the conversation',
  notReady: 'That did not load. Check your connection and try again.',

  title: {
    start: 'Ajar: a room is a link',
    page: (label: string) => `${label} · Ajar`,
  },

  start: {
    heading: 'A room is a link.',
    lead: 'Open one, send the link, talk. It remembers what was said, and anyone who has the link can come in. No account, nothing to install.',
    newRoom: 'New room',
    newRoomNote: 'An unguessable link: anyone who has it can come in.',
    join: 'Join',
    joinLabel: 'Room name or link',
    points: [
      ['history', 'Remembers: what was said is there tomorrow'],
      ['terminal', 'The same room from a browser or a bare terminal'],
      ['check', 'Nothing sent is lost or doubled'],
    ],
    recent: 'Rooms on this device',
  },

  join: {
    empty: 'Type the name of a room, or paste a link to one.',
    badName: 'A room name has letters, digits, - and _, up to 64 of them.',
    otherPlace: 'That link leads to another site. Only rooms here can be joined.',
    notRoom: 'That link does not lead to a room.',
  },

  room: {
    untitled: (start: string) => `Room ${start}`,
    open: 'Open',
    openMeans: 'Open room: anyone with the link can read and write.',
    details: 'Room details',
    editDetails: 'Edit title and topic',
    addTopic: 'Add a topic',
    share: 'Share',
    rooms: 'Rooms',
    people: (count: number) => `People, ${formatCount(count)} here`,
    conversation: 'Conversation',
    whoCanRead: 'Anyone with the link can read and write.',
    remembers: 'It remembers: whoever comes later can read back.',
    notSealed: 'Not sealed: the server can read it too.',
  },

  sidebar: {
    label: 'Rooms',
    home: 'Ajar, start page',
    newRoom: 'New room',
    recent: 'Rooms on this device',
    none: 'Rooms you open are listed here.',
    more: (label: string) => `More for ${label}`,
    you: 'You',
    settings: 'Settings',
  },

  alias: {
    heading: 'Room on this device',
    label: 'Your name for it',
    hint: 'Only you see this name.',
    remove: 'Remove from this list',
    removeHint: 'The room itself stays; its link still works.',
    removed: (label: string) => `${label} is off your list.`,
  },

  people: {
    label: 'People',
    here: (count: number) => `Here now · ${formatCount(count)}`,
    sampled: (shown: number, count: number) =>
      `${formatCount(shown)} of ${formatCount(count)} people are shown: the room is too full to list everyone.`,
    nobody: 'Nobody else is here yet.',
    you: 'you',
    guest: 'guest',
    active: 'here',
    idle: 'away',
    marked: 'look closely',
    unknown: 'Someone',
    card: 'About this person',
    fingerprint: 'Fingerprint',
    fingerprintMeans: 'Made from their key. Compare it with them in another way, and you know it is them.',
    guestMeans: 'Joined without a key, so nothing ties this name to one person.',
    marks: {
      sameBadge: 'Someone here earlier has the same colour and short fingerprint. Compare the long one.',
      likeName: 'The name looks like that of someone who was here earlier.',
    },
    markUnknown: 'The room asks you to look closely at who this is.',
  },

  welcome: {
    heading: 'The door is ajar',
    lead: 'Nobody has said anything yet. Send this link to whoever should come in.',
    tips: [
      ['history', 'Whoever comes later can read what was said.'],
      ['pencil', 'Give the room a title at the top.'],
      ['terminal', 'Any WebSocket client can join from a terminal.'],
    ],
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
    nameErrors: {
      nameEmpty: 'A name needs at least one letter or sign.',
      nameTooLong: 'That is too long: 32 characters at most.',
      nameForbidden: 'Names cannot hold a colon, hidden characters or a leading *.',
    },
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

  connection: {
    connecting: 'Connecting…',
    reconnecting: 'Reconnecting…',
    offline: 'Offline – messages will be sent when you are back',
    back: 'Back online',
    busy: 'Too many connections from your network. Trying again soon…',
  },

  ended: {
    badLink: {
      heading: 'This link does not work',
      lead: 'A room name has letters, digits, - and _ only. Check that the whole link was copied, or open a new room.',
    },
    lost: {
      heading: 'There is nothing at this address',
      lead: 'Check that the whole link was copied, or open a new room.',
    },
    full: {
      heading: 'This room is full',
      lead: 'You will be let in as soon as there is a place. Keep this page open, or come back later.',
    },
    tooOld: {
      heading: 'Ajar has been updated',
      lead: 'This page is older than the room. Reload it to come in; drafts and unsent messages are kept.',
    },
    superseded: {
      heading: 'You are here twice',
      lead: 'Another copy of this tab took over the room. Go on there, or use this one instead.',
    },
    badSignature: {
      heading: 'The room could not recognise you',
      lead: 'The proof of your key did not fit. Reload the page to try again.',
    },
    badName: {
      heading: 'The room did not accept your name',
      lead: 'Choose another name in the settings, then come in again.',
    },
    other: {
      heading: 'You are no longer in this room',
      lead: 'The room ended the connection. Reload the page to try again.',
    },
    crashed: {
      heading: 'Something broke on this page',
      lead: 'What you sent is safe. Reload the page to go on.',
    },
    newRoom: 'New room',
    reload: 'Reload',
    tryNow: 'Try now',
    useHere: 'Use this tab',
    openSettings: 'Choose a name',
    home: 'Start page',
  },
} as const satisfies Entry;
