// The words of what the composer learns late: completion, commands, answering and editing. See strings.ts.
import { formatCount, plural } from './plural.ts';
import type { Entry } from './strings.ts';

export const composerText = {
  completion: {
    label: 'Suggestions',
    guest: 'guest',
    marked: 'look closely',
  },

  noFiles: 'Files cannot be sent here. A link to one can.',

  commands: {
    heading: 'Commands',
    onlyYou: 'Only you see this.',
    literal: 'Begin with // to send a slash.',
    close: 'Close the list of commands',
    unknown: (name: string) => `There is no command /${name}. Begin with // to send it as text.`,
    incomplete: {
      nick: 'Write your new name after /nick.',
      me: 'Write what you do after /me.',
    },
    topicTooLong: (limit: number) =>
      `A topic has at most ${formatCount(limit)} ${plural(limit, { one: 'character', other: 'characters' })}`,
    /** What follows the name, and what the command does. */
    about: {
      help: ['', 'Show this list'],
      nick: ['name', 'Change your name'],
      me: ['what you do', 'Tell what you do, after your name'],
      topic: ['words', 'Set the topic, or clear it'],
      shrug: ['words', 'Add a ¯\\_(ツ)_/¯'],
      invite: ['', 'Share the link to this room'],
      who: ['', 'Show who is here'],
      search: ['words', 'Search this room'],
      leave: ['', 'Go to the start page'],
    },
  },

  mode: {
    reply: 'Replying to {name}',
    replyAloud: (name: string) => `Replying to ${name}`,
    edit: 'Editing your message',
    deleted: 'That message was deleted',
    gone: 'That message is no longer kept',
    loading: 'Loading the message',
    stopReply: 'Do not reply',
    stopEdit: 'Stop editing',
    emptied: 'Nothing is left of it. Delete the message?',
    delete: 'Delete',
    keep: 'Keep it',
    unfinished: 'Finish what you are writing first.',
  },

  length: {
    counter: (length: number, limit: number) => `${formatCount(length)} of ${formatCount(limit)}`,
    tooLong: (over: number) =>
      `Too long to send by ${formatCount(over)} ${plural(over, { one: 'character', other: 'characters' })}`,
    broken: 'This text contains characters that cannot be sent',
  },

  pause: (seconds: number) =>
    `Send again in ${formatCount(seconds)} ${plural(seconds, { one: 'second', other: 'seconds' })}`,
  tooFast: 'This room takes messages more slowly. Yours stays here until the count is over.',
} as const satisfies Entry;
