// Every word of the list of people, of the card of one of them and of the card about the room: see strings.ts.
import { formatCount, plural } from './plural.ts';
import type { Entry } from './strings.ts';

export const peopleText = {
  here: (count: number) => `Here now · ${formatCount(count)}`,
  sampled: (shown: number, count: number) =>
    `${formatCount(shown)} of ${formatCount(count)} people are shown: the room is too full to list everyone.`,
  nobody: 'Nobody else is here yet.',
  find: 'Find someone',
  found: (count: number) => `${formatCount(count)} ${plural(count, { one: 'person', other: 'people' })}`,
  nobodyCalled: 'Nobody here is called that.',
  gone: 'Was here',
  /** The room is too full to tell who of them is here. */
  goneOrHidden: 'Others met here',
  more: (count: number) => `and ${formatCount(count)} more`,

  you: 'you',
  states: { active: 'here', idle: 'away', gone: 'not here' },

  card: 'About this person',
  mention: 'Mention',
  fingerprintMeans: 'Made from their key. Compare it with them in another way, and you know it is them.',
  guestMeans: 'Joined without a key, so nothing ties this name to one person.',
  botMeans: 'A program posts under this name, through a webhook of this room.',
  marks: {
    sameBadge: 'Someone here earlier has the same colour and short fingerprint. Compare the long one.',
    likeName: 'The name looks like that of someone who was here earlier.',
  },
  markUnknown: 'The room asks you to look closely at who this is.',

  whoCanRead: 'Anyone with the link can read and write.',
  remembers: 'It remembers: whoever comes later can read back.',
  notSealed: 'Not sealed: the server can read it too.',
} as const satisfies Entry;
