// Every word the page says, in typed catalogues, so that another language is other files of the same shape: this one for
// what is shown at once, strings-dialogs.ts for what is fetched late, strings-conversation.ts for the conversation.
// A sentence promises only what is true today.
import { formatCount } from './plural.ts';

export type Entry = string | ((...values: never[]) => string) | readonly Entry[] | { readonly [key: string]: Entry };

export const text = {
  brand: 'Ajar',
  close: 'Close',
  cancel: 'Cancel',
  save: 'Save',
  notReady: 'That did not load. Check your connection and try again, or reload the page.',

  title: {
    start: 'Ajar: a room is a link',
    page: (label: string) => `${label} · Ajar`,
  },

  start: {
    heading: 'A room is a link.',
    lead: 'Open one, send the link, talk. It remembers what was said. No account, nothing to install.',
    newRoom: 'New room',
    newRoomNote: 'A new room has an unguessable link: anyone who has it can come in.',
    join: 'Join',
    joinLabel: 'Room name or link',
    points: [
      ['history', 'Remembers: what was said is there tomorrow'],
      ['terminal', 'The same room from a browser or a bare terminal'],
      ['check', 'Nothing sent is lost or doubled'],
    ],
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
    settings: 'Settings',
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

  settings: {
    nameErrors: {
      nameEmpty: 'A name needs at least one letter or sign.',
      nameTooLong: 'That is too long: 32 characters at most.',
      nameForbidden: 'Names cannot hold a colon, hidden characters or a leading *.',
    },
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
    notOpened: {
      heading: 'The room did not open',
      lead: 'Something it needs did not load. Check your connection, then try again.',
    },
    full: {
      heading: 'This room is full',
      lead: 'Every place is taken. Try again in a while; what you have not sent yet is kept.',
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
      lead: 'What reached the room is still there. Reload the page to go on.',
    },
    steps: {
      newRoom: 'New room',
      reload: 'Reload',
      tryAgain: 'Try again',
      useHere: 'Use this tab',
      openSettings: 'Choose a name',
      home: 'Start page',
    },
  },
} as const satisfies Entry;
