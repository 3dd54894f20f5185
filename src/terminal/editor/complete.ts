// What Tab makes of the beginning of a command, a name or an emoji. Pure. Pressed again it offers the next, with Shift
// the one before.
import { type LineEditor, replaceRange } from './line-editor.ts';

export interface Sources {
  readonly commands: readonly string[];
  /** The likeliest first. */
  readonly names: readonly string[];
  /** Shortcodes without their colons. */
  readonly emoji: readonly string[];
}

export interface Tab extends Sources {
  readonly step: 1 | -1;
}

export interface Completion {
  readonly start: number;
  readonly offers: readonly string[];
  readonly index: number;
  /** What it made: any other text means that the person went on. */
  readonly text: string;
}

/** Offers beyond this help nobody. */
const MOST = 20;

export interface Completed {
  readonly editor: LineEditor;
  readonly completion: Completion | null;
}

export function complete(editor: LineEditor, before: Completion | null, { step, ...sources }: Tab): Completed {
  if (before !== null && before.text === editor.text)
    return offer(editor, before, (before.index + step + before.offers.length) % before.offers.length);
  const typed = editor.text.slice(0, editor.cursor);
  const found = commandOffers(typed, sources) ?? emojiOffers(typed, sources) ?? nameOffers(typed, sources);
  if (found === null || found.offers.length === 0) return { editor, completion: null };
  return offer(editor, { ...found, index: 0, text: editor.text }, 0);
}

type Found = Pick<Completion, 'start' | 'offers'>;

function offer(editor: LineEditor, completion: Completion, index: number): Completed {
  const next = replaceRange(editor, { start: completion.start, end: editor.cursor }, completion.offers[index] ?? '');
  return { editor: next, completion: { ...completion, index, text: next.text } };
}

function commandOffers(typed: string, { commands }: Sources): Found | null {
  const start = /^\/(\S*)$/.exec(typed)?.[1]?.toLowerCase();
  if (start === undefined) return null;
  return { start: 0, offers: commands.filter((name) => name.startsWith(start)).map((name) => `/${name} `) };
}

function emojiOffers(typed: string, { emoji }: Sources): Found | null {
  const [, start] = /(?:^|[^\p{L}\p{N}]):([a-z0-9_+-]{2,})$/u.exec(typed) ?? [];
  if (start === undefined) return null;
  const fitting = emoji.filter((name) => name.startsWith(start)).sort((a, b) => a.length - b.length);
  return { start: typed.length - start.length - 1, offers: fitting.slice(0, MOST).map((name) => `:${name}: `) };
}

/** Behind an `@` the name may have blanks; without one, a word may begin a name. */
function nameOffers(typed: string, { names }: Sources): Found | null {
  const [, called] = /(?:^|[^\p{L}\p{N}_@./])@([^@\n]*)$/u.exec(typed) ?? [];
  const start = called ?? /(?<=^|\s)\p{L}[^\s@]*$/u.exec(typed)?.[0];
  if (start === undefined) return null;
  const wanted = start.toLowerCase();
  const fitting = [...new Set(names)].filter((name) => name.toLowerCase().startsWith(wanted));
  const from = typed.length - start.length - (called === undefined ? 0 : 1);
  return { start: from, offers: fitting.slice(0, MOST).map((name) => `@${name} `) };
}
