// The command line, read. Pure: what is wrong with it is a sentence.
import { parseArgs } from 'node:util';
import { EXPORT_FORMATS, type ExportFormat, isExportFormat } from '../protocol/export.ts';
import { normaliseName } from '../protocol/names.ts';
import { failure, type Result, success } from '../protocol/result.ts';
import { nearestWord } from './nearest-word.ts';
import { optionFault } from './option-faults.ts';
import { NAME_ERRORS } from './refusal-words.ts';
import { parseSince } from './since.ts';
import { DEFAULT_ORIGIN, parseOrigin, parseTarget, type Target } from './target.ts';

export interface Settings {
  /** Null: the one this machine's person goes by. */
  readonly name: string | null;
  readonly json: boolean;
  readonly quiet: boolean;
  readonly bell: boolean;
  /** No cursor movements: for dumb terminals and screen readers. */
  readonly plain: boolean;
  readonly noInput: boolean;
  readonly colour: boolean | undefined;
  readonly timeoutMs: number;
  /** Messages of the past to show; null where the command decides. */
  readonly history: number | null;
  /** Messages since then only, in ms since 1970. */
  readonly since: number | null;
}

export type RoomCommandName = 'chat' | 'tail' | 'send' | 'history' | 'who';

export type Command =
  | { readonly type: 'help' | 'version' }
  | { readonly type: 'new'; readonly origin: string; readonly json: boolean }
  | { readonly type: 'exportKey' }
  | { readonly type: 'importKey'; readonly force: boolean; readonly noInput: boolean }
  | { readonly type: 'export'; readonly target: Target; readonly format: ExportFormat }
  | {
      readonly type: 'room';
      readonly name: RoomCommandName;
      readonly target: Target;
      readonly settings: Settings;
      /** Further words: what `send` sends. */
      readonly words: readonly string[];
    };

const OPTIONS = {
  name: { type: 'string' },
  url: { type: 'string' },
  history: { type: 'string', short: 'n' },
  since: { type: 'string' },
  format: { type: 'string' },
  timeout: { type: 'string' },
  json: { type: 'boolean' },
  bell: { type: 'boolean' },
  plain: { type: 'boolean' },
  color: { type: 'boolean' },
  // Typed as --no-input.
  input: { type: 'boolean' },
  force: { type: 'boolean' },
  quiet: { type: 'boolean', short: 'q' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const;

type Values = ReturnType<typeof parse>['values'];
type Parsed<T> = Result<T, string>;

const ROOM_COMMANDS: ReadonlyMap<string, RoomCommandName> = new Map([
  ['join', 'chat'],
  ['tail', 'tail'],
  ['send', 'send'],
  ['history', 'history'],
  ['who', 'who'],
]);
/** What other programs call them. */
const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ['chat', 'join'],
  ['enter', 'join'],
  ['post', 'send'],
  ['log', 'history'],
  ['follow', 'tail'],
]);
const DEFAULT_TIMEOUT_S = 30;
const MOST_HISTORY = 100_000;

export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly now: number;
}

export function readArguments(args: readonly string[], surroundings: Surroundings): Parsed<Command> {
  try {
    const { values, positionals } = parse(args);
    if (values.help || positionals[0] === 'help') return success({ type: 'help' });
    if (values.version) return success({ type: 'version' });
    return readCommand(positionals, values, surroundings);
  } catch (error) {
    return failure(optionFault(error, Object.keys(OPTIONS)));
  }
}

function parse(args: readonly string[]) {
  return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true, allowNegative: true });
}

function readCommand([first, ...rest]: string[], values: Values, surroundings: Surroundings): Parsed<Command> {
  if (first === undefined) return failure('say which room: a link or a name');
  const typed = values.url ?? surroundings.env.AJAR_URL ?? DEFAULT_ORIGIN;
  const origin = parseOrigin(typed);
  if (origin === null) return failure(`“${typed}” is no address of a server`);
  if (values.format !== undefined && first !== 'export') return failure('--format is for export only');
  if (first === 'new') return success({ type: 'new', origin, json: values.json ?? false });
  if (first === 'key') return readKeyCommand(rest[0], values);
  if (first === 'export') return readExport(rest, values, origin);
  const name = ROOM_COMMANDS.get(first);
  if (name === undefined && rest.length > 0) return failure(noCommand(first));
  const [room, ...words] = name === undefined ? [first, ...rest] : rest;
  return readRoomCommand({ name: name ?? 'chat', room, words }, values, { origin, now: surroundings.now });
}

/** A room's name is one word, or in quotes: who typed more meant a command. */
function noCommand(typed: string): string {
  const meant = OTHER_NAMES.get(typed) ?? nearestWord(typed, [...ROOM_COMMANDS.keys(), 'export', 'new', 'key', 'help']);
  return `“${typed}” is no command${meant === null ? '' : ` (did you mean “${meant}”?)`}`;
}

function readKeyCommand(what: string | undefined, values: Values): Parsed<Command> {
  if (values.json) return failure('--json says nothing about a key');
  if (what === 'export') return success({ type: 'exportKey' });
  if (what !== 'import') return failure('say “key export” or “key import”');
  return success({ type: 'importKey', force: values.force ?? false, noInput: values.input === false });
}

function readExport([room, ...rest]: readonly string[], { json, ...values }: Values, origin: string): Parsed<Command> {
  const format = values.format ?? (json ? 'ndjson' : 'text');
  if (json && format !== 'ndjson') return failure(`--json is --format ndjson, not ${format}`);
  const target = readTarget(room, origin);
  if (!target.ok) return target;
  if (rest.length > 0) return failure(`“${rest[0]}” is one word too many`);
  if (!isExportFormat(format)) return failure(`--format is ${EXPORT_FORMATS.join(' or ')}`);
  return success({ type: 'export', target: target.value, format });
}

interface Asked {
  readonly name: RoomCommandName;
  readonly room: string | undefined;
  readonly words: readonly string[];
}

function readRoomCommand(
  { name, room, words }: Asked,
  values: Values,
  { origin, now }: { origin: string; now: number },
): Parsed<Command> {
  const target = readTarget(room, origin);
  if (!target.ok) return target;
  if (name !== 'send' && words.length > 0) return failure(`“${words[0]}” is one word too many`);
  const settings = readSettings(values, now);
  return settings.ok
    ? success({ type: 'room', name, target: target.value, settings: settings.value, words })
    : settings;
}

function readTarget(room: string | undefined, origin: string): Parsed<Target> {
  if (room === undefined) return failure('say which room: a link or a name');
  const target = parseTarget(room, origin);
  return target ? success(target) : failure(`“${room}” is neither a link to a room nor a room’s name`);
}

function readSettings(values: Values, now: number): Parsed<Settings> {
  const name = values.name === undefined ? null : normaliseName(values.name);
  if (name?.ok === false) return failure(`“${values.name}” cannot be a name: ${NAME_ERRORS[name.error]}`);
  const history = values.history === undefined ? null : readCount(values.history);
  if (Number.isNaN(history)) return failure('--history wants a number of messages');
  const seconds = values.timeout === undefined ? DEFAULT_TIMEOUT_S : readCount(values.timeout);
  if (Number.isNaN(seconds)) return failure('--timeout wants a number of seconds');
  const since = values.since === undefined ? null : parseSince(values.since, now);
  if (Number.isNaN(since)) return failure('--since wants a time ago, such as 30m, 2h or 3d, or a date');
  return success({
    ...{ history, since, name: name?.value ?? null, timeoutMs: seconds * 1_000 },
    ...{ json: values.json ?? false, quiet: values.quiet ?? false, bell: values.bell ?? false },
    ...{ plain: values.plain ?? false, noInput: values.input === false, colour: values.color },
  });
}

function readCount(typed: string): number {
  const count = /^\d{1,6}$/.test(typed) ? Number(typed) : Number.NaN;
  return count > MOST_HISTORY ? Number.NaN : count;
}
