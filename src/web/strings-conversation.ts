// Every word of the conversation: list, typing line, composer. `{name}` in a template is replaced by an element,
// so that each language chooses the order; what stands in an attribute or is read out is a function.
import { formatCount, plural } from './plural.ts';

function count(n: number, one: string, other: string): string {
  return `${formatCount(n)} ${plural(n, { one, other })}`;
}

/** First strong isolate and its end: what `<bdi>` is for plain strings. */
function isolated(name: string): string {
  return `\u2068${name}\u2069`;
}

export const conversationText = {
  list: {
    label: 'Messages',
    today: 'Today',
    yesterday: 'Yesterday',
    beginning: 'This is where the room begins.',
    pruned: 'Older messages are no longer kept.',
    loadingOlder: 'Loading older messages',
    loadingNewer: 'Loading newer messages',
    showMore: 'Show more',
    showLess: 'Show less',
    jump: 'Jump to latest',
    jumpNew: (n: number) => `${formatCount(n)} new`,
  },
  system: {
    renamed: '{before} is now {after}',
    nowCalled: 'Someone is now called {after}',
    titled: '{who} named the room {title}',
    untitled: '{who} took the room’s name away',
    topic: '{who} set the topic: {topic}',
    noTopic: '{who} cleared the topic',
  },
  delivery: {
    waiting: 'Waiting to be sent',
    sending: 'Sending',
    delayed: 'Sending again in a moment',
    sent: 'Sent',
    refused: 'Not sent',
    unknown: 'Not known whether this was sent',
    retry: 'Try again',
    sendAgain: 'Send again',
    edit: 'Edit',
    copy: 'Copy',
    discard: 'Discard',
    copied: 'Copied',
    notCopied: 'This browser does not let the page copy. Select the text instead.',
  },
  reasons: {
    storageFull: 'The room has no space left.',
    textTooLong: 'It is too long.',
    textEmpty: 'There is nothing to read in it.',
    textBroken: 'It contains characters that cannot be sent.',
    nameBad: 'That name does not work here.',
    notAllowed: 'That is not open to you in this room.',
  },
  typing: {
    one: '{a} is typing',
    two: '{a} and {b} are typing',
    several: 'Several people are typing',
  },
  aloud: {
    message: (name: string, text: string) => `${isolated(name)}: ${text}`,
    many: (n: number) => count(n, 'new message', 'new messages'),
  },
  composer: {
    label: 'Write a message',
    placeholder: (room: string) => `Message ${isolated(room)}`,
    placeholderUnnamed: 'Message the room',
    send: 'Send',
    counter: (length: number, limit: number) => `${formatCount(length)} of ${formatCount(limit)}`,
    tooLong: (over: number) => `Too long to send by ${count(over, 'character', 'characters')}`,
    broken: 'This text contains characters that cannot be sent',
    topicTooLong: (limit: number) => `A topic has at most ${count(limit, 'character', 'characters')}`,
  },
  name: {
    youAre: 'You are {name}',
    change: 'Change',
    keep: 'Keep this name',
    label: 'Your name',
    save: 'Save',
  },
} as const;
