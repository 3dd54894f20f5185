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

/** The first two, and how many more. */
function listSome(names: readonly string[]): string {
  const rest = names.length - 2;
  const told = names.slice(0, 2).map(isolated).join(', ');
  return rest > 0 ? `${told} and ${count(rest, 'other', 'others')}` : told;
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
    notThere: 'That message is not here any more. This is what was around it.',
    isNew: 'New',
    jumpNew: (n: number) => `${formatCount(n)} new`,
  },
  row: {
    deleted: 'Message deleted',
    edited: '(edited)',
  },
  system: {
    renamed: '{before} is now {after}',
    nowCalled: 'Someone is now called {after}',
    newNames: (names: readonly string[]) => `New names: ${listSome(names)}`,
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
    notSaved: 'Edit not saved',
    notDeleted: 'Not deleted',
  },
  typing: {
    one: '{a} is typing',
    two: '{a} and {b} are typing',
    several: 'Several people are typing',
  },
  aloud: {
    message: (name: string, text: string) => `${isolated(name)}: ${text}`,
    action: (name: string, text: string) => `${isolated(name)} ${text}`,
    reply: (name: string, text: string) => `${isolated(name)} replied: ${text}`,
    replyTo: (name: string, to: string, text: string) => `${isolated(name)} replied to ${isolated(to)}: ${text}`,
    many: (n: number) => count(n, 'new message', 'new messages'),
  },
  composer: {
    label: 'Write a message',
    placeholder: (room: string) => `Message ${isolated(room)}`,
    placeholderUnnamed: 'Message the room',
    send: 'Send',
    emoji: 'Emoji',
  },
  name: {
    youAre: 'You are {name}',
    change: 'Change',
    keep: 'Keep this name',
    label: 'Your name',
    save: 'Save',
  },
} as const;
