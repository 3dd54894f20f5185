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
    page: (label: string, unread = 0) => `${unread > 0 ? `(${unread > 99 ? '99+' : unread}) ` : ''}${label} · Ajar`,
  },

  room: {
    untitled: (start: string) => `Room ${start}`,
    open: 'Open',
    openMeans: 'Open room: anyone with the link can read and write.',
    editDetails: 'Edit title and topic',
    addTopic: 'Add a topic',
    share: 'Share',
    search: 'Search',
    rooms: 'Rooms',
    people: (count: number) => `People, ${formatCount(count)} here`,
    conversation: 'Conversation',
  },

  sidebar: {
    label: 'Rooms',
    home: 'Ajar, start page',
    newRoom: 'New room',
    recent: 'Rooms on this device',
    none: 'Rooms you open are listed here.',
    more: (label: string) => `More for ${label}`,
    unread: 'Unread',
    mentions: (count: number) => `${formatCount(count)} for you`,
    settings: 'Settings',
  },

  people: {
    label: 'People',
    guest: 'guest',
    bot: 'bot',
    marked: 'look closely',
    unknown: 'Someone',
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

  /** Why there is no page where one should be; the other reasons come with room-ended.tsx. */
  broken: {
    notOpened: {
      heading: 'The room did not open',
      lead: 'Something it needs did not load. Check your connection, then try again.',
    },
    crashed: {
      heading: 'Something broke on this page',
      lead: 'What reached the room is still there. Reload the page to go on.',
    },
    reload: 'Reload',
    tryAgain: 'Try again',
    home: 'Start page',
  },
} as const satisfies Entry;
