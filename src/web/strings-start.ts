// Every word of the start page, fetched with it: see strings.ts.
import type { Entry } from './strings.ts';

export const startText = {
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
} as const satisfies Entry;
