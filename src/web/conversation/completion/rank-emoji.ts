// Which emoji a beginning of a shortcode offers: those used lately first among equals, then the shortest. Pure.
import type { ShortcodeTable } from '../../../client/shortcodes.ts';

export interface NamedEmoji {
  readonly name: string;
  readonly emoji: string;
}

/** `recent`: emoji used on this device, the latest first. */
export function emojiLike(query: string, table: ShortcodeTable, recent: readonly string[]): readonly NamedEmoji[] {
  const typed = query.toLowerCase();
  const fitting = [...table].flatMap(([name, emoji]) => {
    const place = placeOf(typed, name);
    return place === null ? [] : [{ name, emoji, order: [place, age(emoji, recent), name.length] }];
  });
  const names = new Map<string, string>();
  for (const { name, emoji } of fitting.sort((a, b) => compare(a.order, b.order))) {
    if (!names.has(emoji)) names.set(emoji, name);
  }
  return [...names].map(([emoji, name]) => ({ name, emoji }));
}

/** 0 for the name itself, then its beginning, the beginning of a word in it, anywhere. */
function placeOf(typed: string, name: string): number | null {
  if (name === typed) return 0;
  const at = name.indexOf(typed);
  if (at <= 0) return at === 0 ? 1 : null;
  return name.includes(`_${typed}`) ? 2 : 3;
}

function age(emoji: string, recent: readonly string[]): number {
  const place = recent.indexOf(emoji);
  return place === -1 ? recent.length : place;
}

function compare(a: readonly number[], b: readonly number[]): number {
  const differing = a.findIndex((value, i) => value !== b[i]);
  return differing === -1 ? 0 : (a[differing] ?? 0) - (b[differing] ?? 0);
}
