// The commands of a chat: one table for reading them, for completing them and for /help. Pure. A second slash makes the
// first one text.
import type { Seq } from '../../protocol/ids.ts';

export type TalkCommandName = keyof typeof TALK_COMMANDS;

export const TALK_COMMANDS = {
  help: { form: 'nothing', usage: '/help', does: 'this' },
  who: { form: 'nothing', usage: '/who', does: 'who is here' },
  nick: { form: 'words', usage: '/nick NAME', does: 'what you are called' },
  me: { form: 'words', usage: '/me TEXT', does: 'tell what you do' },
  topic: { form: 'maybe words', usage: '/topic [TEXT]', does: 'show or change the topic' },
  reply: { form: 'number and words', usage: '/reply N TEXT', does: 'answer message N' },
  edit: { form: 'maybe number', usage: '/edit [N] [TEXT]', does: 'change your message: the last, or N' },
  delete: { form: 'number', usage: '/delete N', does: 'delete your message N' },
  react: { form: 'number and words', usage: '/react N :+1:', does: 'an emoji on message N, or away again' },
  search: { form: 'words', usage: '/search WORDS', does: 'find messages' },
  history: { form: 'maybe count', usage: '/history [N]', does: 'show the last N messages again' },
  invite: { form: 'nothing', usage: '/invite', does: 'the link, also to scan' },
  retry: { form: 'nothing', usage: '/retry', does: 'send again what was refused' },
  discard: { form: 'nothing', usage: '/discard', does: 'forget what was refused' },
  quit: { form: 'nothing', usage: '/quit', does: 'leave (also Ctrl+D)' },
} as const satisfies Readonly<Record<string, { form: string; usage: string; does: string }>>;

export interface TalkCommand {
  readonly name: TalkCommandName;
  /** Null where none was given. */
  readonly seq: Seq | null;
  readonly words: string;
}

export type Typed =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'command'; readonly command: TalkCommand }
  | { readonly type: 'wrong'; readonly sentence: string };

const ALIASES: ReadonlyMap<string, TalkCommandName> = new Map([
  ['leave', 'quit'],
  ['exit', 'quit'],
  ['name', 'nick'],
  ['r', 'reply'],
  ['?', 'help'],
]);

export function readTyped(typed: string): Typed {
  if (typed.startsWith('//')) return { type: 'text', text: typed.slice(1) };
  const [, word, rest = ''] = /^\/(\S+)\s*([\s\S]*)$/.exec(typed) ?? [];
  if (word === undefined)
    return typed === '/' ? wrong('Which command? /help says what there is.') : { type: 'text', text: typed };
  const name = commandNamed(word.toLowerCase());
  return name === null
    ? wrong(`There is no /${word}. /help says what there is; // sends a slash.`)
    : readRest(name, rest);
}

export function commandNames(): readonly TalkCommandName[] {
  return Object.keys(TALK_COMMANDS).filter(isCommand);
}

function readRest(name: TalkCommandName, rest: string): Typed {
  const { form, usage } = TALK_COMMANDS[name];
  const [, digits, after = ''] = /^#?(\d{1,15})(?:\s+([\s\S]*))?$/.exec(rest) ?? [];
  const seq = digits === undefined || !form.includes('number') ? null : Number(digits);
  const words = (seq === null ? rest : after).trim();
  const lacksNumber = (form === 'number' || form === 'number and words') && seq === null;
  const lacksWords = (form === 'words' || form === 'number and words') && words === '';
  const isNoCount = form === 'maybe count' && !/^\d{0,5}$/.test(words);
  return lacksNumber || lacksWords || isNoCount
    ? wrong(`It is ${usage}`)
    : { type: 'command', command: { name, seq, words } };
}

function commandNamed(word: string): TalkCommandName | null {
  return isCommand(word) ? word : (ALIASES.get(word) ?? null);
}

function isCommand(word: string): word is TalkCommandName {
  return Object.hasOwn(TALK_COMMANDS, word);
}

function wrong(sentence: string): Typed {
  return { type: 'wrong', sentence };
}
