// Writes src/client/shortcodes.json: of everything that is known of an emoji only what people type for it. Run by
// hand when the data's package changes; test/unit/web/emoji/shortcodes.test.ts says when that is due.

import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { rootFolder } from './folders.ts';

interface KnownEmoji {
  readonly emoji: string;
  readonly shortcodes: readonly string[];
}

/** What is an emoji by itself needs no selector after it; the data has some, and they would not equal what others type. */
const NEEDLESS_SELECTOR = /(?<=\p{Emoji_Presentation})\ufe0f/gu;

/** `iamcal` is what Slack calls them. */
export async function knownEmoji(by: 'github' | 'iamcal'): Promise<readonly KnownEmoji[]> {
  const source = createRequire(import.meta.url).resolve(`emoji-picker-element-data/en/${by}/data.json`);
  const known: Partial<KnownEmoji>[] = JSON.parse(await readFile(source, 'utf8'));
  return known.map(({ emoji = '', shortcodes = [] }) => ({ emoji: emoji.replace(NEEDLESS_SELECTOR, ''), shortcodes }));
}

/** Emoji → its shortcodes, separated by spaces. */
export async function compactEmoji(): Promise<Record<string, string>> {
  const known = await knownEmoji('github');
  return Object.fromEntries(
    known.flatMap(({ emoji, shortcodes }) => (shortcodes.length > 0 ? [[emoji, shortcodes.join(' ')]] : [])),
  );
}

if (import.meta.main) {
  const list = `${JSON.stringify(await compactEmoji(), null, 2)}\n`;
  await writeFile(join(rootFolder, 'src/client/shortcodes.json'), list);
}
