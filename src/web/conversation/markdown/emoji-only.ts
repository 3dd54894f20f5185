// Whether a message is nothing but a few emoji: those are shown large. Digits and © are emoji to Unicode, not to people.

/** Six families with skin tones; longer is not worth a look. */
const MAX_CHARACTERS = 150;

/**
 * One to six flags, keycaps, or emoji by themselves, by a selector or by a skin tone, with all that is joined to them.
 * None ends before a skin tone: it belongs to one emoji only, so there is one way to read each text.
 */
const ONLY_EMOJI =
  /^\s*(?:(?:\p{RI}{2}|[#*\d]\ufe0f?\u20e3|(?:\p{EPres}|\p{ExtPict}(?=\ufe0f|\p{EMod}))(?:[\ufe0f\p{EMod}\u{e0020}-\u{e007f}]|\u200d\p{ExtPict})*(?!\p{EMod}))\s*){1,6}$/u;

export function isEmojiOnly(text: string): boolean {
  return text.length <= MAX_CHARACTERS && ONLY_EMOJI.test(text);
}
