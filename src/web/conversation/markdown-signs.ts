// Whether a text may have something to draw: anything that Markdown would change, or nothing but emoji. Most messages
// have not: they are shown at once, whatever else has been fetched.

/** Emphasis, code, strike, named links, escapes; quotes and lists; addresses in angle brackets; tables; no letters. */
const SIGNS =
  /[*`]|~~|\]\(|\\[!-/:-@[-`{-~]|(?<![\p{L}\p{N}])_\S|^[ \t]*(?:>|[-+]\s|\d+[.)]\s)|<(?:http|mailto:)|\|.*\n.*--|--.*\||^\P{L}{1,150}$/imu;

export function mayBeRich(text: string): boolean {
  return SIGNS.test(text);
}
