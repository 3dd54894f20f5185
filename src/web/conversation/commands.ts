// The commands a message may start with: one table for reading them, for completing them and for /help. Pure.
// A second slash makes the first one text.

interface Takes {
  /** What follows the name: nothing, words or not, or words always. */
  readonly takes: 'nothing' | 'maybe' | 'words';
}

export const COMMANDS = {
  help: { takes: 'nothing' },
  nick: { takes: 'words' },
  me: { takes: 'words' },
  topic: { takes: 'maybe' },
  shrug: { takes: 'maybe' },
  invite: { takes: 'nothing' },
  who: { takes: 'nothing' },
  search: { takes: 'maybe' },
  leave: { takes: 'nothing' },
} as const satisfies Readonly<Record<string, Takes>>;

export type CommandName = keyof typeof COMMANDS;

type Needy = { [Name in CommandName]: (typeof COMMANDS)[Name]['takes'] extends 'words' ? Name : never }[CommandName];

export interface Command {
  readonly name: CommandName;
  /** Empty where the command takes none. */
  readonly text: string;
}

export type Written =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'command'; readonly command: Command }
  | { readonly type: 'unknown'; readonly name: string }
  /** The command needs words after its name. */
  | { readonly type: 'incomplete'; readonly name: Needy };

export function readWritten(text: string): Written {
  if (text.startsWith('//')) return { type: 'text', text: text.slice(1) };
  const [, typed, rest = ''] = /^\/(\S+)([\s\S]*)$/.exec(text) ?? [];
  if (typed === undefined) return { type: 'text', text };
  const name = typed.toLowerCase();
  if (!isCommand(name)) return { type: 'unknown', name: typed };
  const words = COMMANDS[name].takes === 'nothing' ? '' : rest.trim();
  if (words === '' && needsWords(name)) return { type: 'incomplete', name };
  return { type: 'command', command: { name, text: words } };
}

/** What `readWritten` reads as that text. */
export function writtenFor(text: string, isAction: boolean): string {
  if (isAction) return `/me ${text}`;
  return text.startsWith('/') ? `/${text}` : text;
}

/** Commands that begin like this, in the table's order. */
export function commandsLike(start: string): readonly CommandName[] {
  const typed = start.toLowerCase();
  return Object.keys(COMMANDS)
    .filter(isCommand)
    .filter((name) => name.startsWith(typed));
}

function needsWords(name: CommandName): name is Needy {
  return COMMANDS[name].takes === 'words';
}

function isCommand(name: string): name is CommandName {
  return Object.hasOwn(COMMANDS, name);
}
