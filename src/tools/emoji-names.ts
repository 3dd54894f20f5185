// public/emoji-names.json: what programs that were made for Slack call an emoji → the emoji. The Worker asks for it when a
// hook says a name. Where GitHub has another name, or Slack none, that one is known too.
import { knownEmoji } from './compact-emoji.ts';

/** A tone of skin is said after an emoji; it is none. */
const TONE = /^skin-tone-/;

export async function emojiNames(): Promise<Record<string, string>> {
  const lists = [await knownEmoji('github'), await knownEmoji('iamcal')].flat();
  const names = lists.flatMap(({ emoji, shortcodes }) => shortcodes.map((name) => [name, emoji] as const));
  return Object.fromEntries(names.filter(([name]) => !TONE.test(name)));
}
