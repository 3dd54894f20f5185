// Every word of the search, fetched with it: see strings.ts.
import { formatCount, plural } from './plural.ts';
import type { Entry } from './strings.ts';

export const searchText = {
  heading: 'Search this room',
  field: 'Search for',
  placeholder: 'Words, or “exact words”',
  filters: 'Narrow it down',
  chips: { from: 'From', before: 'Before', after: 'Since', link: 'With link' },
  results: 'Messages found',
  hint: 'Beginnings of words are enough. Accents and capitals do not matter.',
  reading: 'Looking…',
  readingFar: (percent: number) => `Reading older messages… ${percent} %`,
  offline: 'No connection. This is searched as soon as you are back.',
  none: 'Nothing found',
  noneHint: 'Try fewer words, the beginning of one, or no filter.',
  count: (count: number, hasMore: boolean) =>
    `${formatCount(count)}${hasMore ? ' newest' : ''} ${plural(count, { one: 'message', other: 'messages' })}`,
  older: 'Show older ones',
  again: 'Try again',
  refused: {
    searchEmpty: 'Type a word, a name after from:, or a day after before:.',
    searchTooLong: 'That is too long: 200 characters at most.',
    searchFailed: 'The room could not search just now.',
  },
  when: (day: string, time: string) => `${day}, ${time}`,
  keys: 'to choose, Enter to go there, Esc to close',
  visit: {
    label: 'Search',
    results: 'Back to results',
    back: 'Back to where I was',
  },
} as const satisfies Entry;
