// Emoji as programs write them: `:tada:` is 🎉, `:wave::skin-tone-3:` is 👋🏼. Code, addresses and what is no name stay.
import { isEmoji } from '../../protocol/emoji.ts';
import { outsideCode } from './slack-markup.ts';

/** Name, without its colons → emoji. */
export type EmojiNames = ReadonlyMap<string, string>;

/** Names without anything between them, and no letter, digit or colon beside them: `12:100:30` and `std::key::x` are none. */
const NAMES = /(?<![\p{L}\p{N}:])(?::[a-z0-9_+'-]+:)+(?![\p{L}\p{N}:])/gu;
const NAME = /:([a-z0-9_+'-]+):(?::skin-tone-([2-6]):)?/g;
const ADDRESS_OR_NAMES = new RegExp(`https?://\\S+|${NAMES.source}`, 'gu');
const TONES = ['🏻', '🏼', '🏽', '🏾', '🏿'];

export function hasNames(text: string): boolean {
  return text.search(NAMES) >= 0;
}

export function named(text: string, names: EmojiNames): string {
  return outsideCode(text, (piece) =>
    piece.replace(ADDRESS_OR_NAMES, (part) => (part.startsWith(':') ? emojiIn(part, names) : part)),
  );
}

function emojiIn(part: string, names: EmojiNames): string {
  return part.replace(NAME, (written: string, name: string, tone: string | undefined) => {
    const emoji = names.get(name);
    if (emoji === undefined) return written;
    return tone === undefined ? emoji : toned(emoji, TONES[Number(tone) - 2] ?? '');
  });
}

/** After the first character, where it takes the place of a selector; what has no skin stays as it is. */
function toned(emoji: string, tone: string): string {
  const [first = '', ...rest] = Array.from(emoji);
  const wanted = `${first}${tone}${rest.join('').replace(/^\ufe0f/, '')}`;
  return isEmoji(wanted) ? wanted : emoji;
}
