// Emoji by name: `:tada:` is 🎉. Expanded when a message is sent, so that every client sees the emoji. Code, links and
// whatever is no name of an emoji stay as they are written.
import { codeRanges, isInside } from './code-ranges.ts';

/** Shortcode, without its colons → emoji. */
export type ShortcodeTable = ReadonlyMap<string, string>;

/** An address, which may hold anything, or a shortcode. */
const LINK_OR_SHORTCODE = /https?:\/\/\S+|(?<![\p{L}\p{N}]):([a-z0-9_+-]+):(?![\p{L}\p{N}])/gu;

export function expandShortcodes(text: string, table: ShortcodeTable): string {
  if (!text.includes(':')) return text;
  const code = codeRanges(text);
  return text.replace(LINK_OR_SHORTCODE, (part: string, name: string | undefined, at: number) => {
    const emoji = name === undefined ? undefined : table.get(name);
    return emoji === undefined || isInside(code, at) ? part : emoji;
  });
}

let loading: Promise<ShortcodeTable> | null = null;

/** Fetched when first wanted; a fetch that failed is tried again. */
export function loadShortcodes(): Promise<ShortcodeTable> {
  loading ??= import('./shortcodes.json', { with: { type: 'json' } }).then(
    ({ default: list }) => readTable(list),
    (error: unknown) => {
      loading = null;
      throw error;
    },
  );
  return loading;
}

function readTable(list: Readonly<Record<string, string>>): ShortcodeTable {
  return new Map(Object.entries(list).flatMap(([emoji, names]) => names.split(' ').map((name) => [name, emoji])));
}
