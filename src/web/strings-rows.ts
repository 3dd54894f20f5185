// The words in and around a message's text that are fetched with what draws them: see strings.ts.
import { formatCount, plural } from './plural.ts';
import type { Entry } from './strings.ts';

export const rowText = {
  quote: {
    of: (name: string, snippet: string) => `Reply to \u2068${name}\u2069: ${snippet}. Show the original.`,
    deleted: 'Message deleted',
    loading: 'Loading the message…',
    gone: 'The message it answers is no longer kept',
  },
  reactions: {
    chip: (emoji: string, count: number, own: boolean) =>
      `${emoji} ${formatCount(count)} ${plural(count, { one: 'reaction', other: 'reactions' })}${own ? ', including you' : ''}`,
    add: 'Add a reaction',
  },
  mentioned: 'Mentions you',
} as const satisfies Entry;
