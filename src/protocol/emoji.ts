// What may be put on a message as a reaction: one emoji, as Unicode recommends them for interchange.
import { MAX_EMOJI_BYTES } from './limits.ts';
import { utf8Bytes } from './text.ts';

const EMOJI = /^\p{RGI_Emoji}$/v;

/** One emoji in its recommended spelling; digits, letters and sequences of several are none. */
export function isEmoji(text: string): boolean {
  return text.length <= MAX_EMOJI_BYTES && utf8Bytes(text) <= MAX_EMOJI_BYTES && EMOJI.test(text);
}
