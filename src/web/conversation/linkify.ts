// Finds links in what people wrote. Pure, linear in the length; what is not certainly a plain link stays text.

export type Piece =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'link'; readonly text: string; readonly href: string };

/** Longer addresses are not typed by people; browsers cut them anyway. */
const MAX_LINK_CHARACTERS = 2_048;
const PROTOCOLS: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:']);
/**
 * An address ends at white space, quotes, angle brackets and anything invisible: direction overrides could otherwise
 * show another host than the one it leads to.
 */
const CANDIDATE = /(?<![\p{L}\p{N}_])(?:https?:\/\/|mailto:)[^\s<>"`\p{Cf}\p{Cc}\p{Default_Ignorable_Code_Point}]+/giu;
const SENTENCE_END = new Set(".,;:!?'…。，、！？；：’”»*_~|");
const OPENERS: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

export function linkify(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let done = 0;
  for (const match of text.matchAll(CANDIDATE)) {
    const shown = match[0].slice(0, trimmedLength(match[0]));
    const href = safeHref(shown);
    if (href === null) continue;
    if (match.index > done) pieces.push({ type: 'text', text: text.slice(done, match.index) });
    pieces.push({ type: 'link', text: shown, href });
    done = match.index + shown.length;
  }
  if (done < text.length) pieces.push({ type: 'text', text: text.slice(done) });
  return pieces;
}

/** Without the sentence's punctuation and without closing brackets that were opened before the address. */
function trimmedLength(candidate: string): number {
  const surplus = closersWithoutOpener(candidate);
  let end = candidate.length;
  for (; end > 0; end -= 1) {
    const last = candidate[end - 1] ?? '';
    if (SENTENCE_END.has(last)) continue;
    const left = surplus.get(last) ?? 0;
    if (left <= 0) break;
    surplus.set(last, left - 1);
  }
  return end;
}

/** How many more of each closing bracket there are than of its opener. Counted once: counting at each cut would be quadratic. */
function closersWithoutOpener(candidate: string): Map<string, number> {
  const surplus = new Map(Object.keys(OPENERS).map((closer) => [closer, 0]));
  const closerOf = new Map(Object.entries(OPENERS).map(([closer, opener]) => [opener, closer]));
  for (const character of candidate) {
    const closer = closerOf.get(character);
    if (closer !== undefined) surplus.set(closer, (surplus.get(closer) ?? 0) - 1);
    else if (surplus.has(character)) surplus.set(character, (surplus.get(character) ?? 0) + 1);
  }
  return surplus;
}

/** The normalised address, or null. A user part is refused: `https://bank.example@evil.example` leads to the second. */
export function safeHref(candidate: string): string | null {
  if (candidate.length > MAX_LINK_CHARACTERS || !URL.canParse(candidate)) return null;
  const url = new URL(candidate);
  if (!PROTOCOLS.has(url.protocol) || url.username !== '' || url.password !== '') return null;
  if (url.protocol === 'mailto:') return /^[^@\s]+@[^@\s]+$/.test(url.pathname) ? url.href : null;
  return url.hostname === '' ? null : url.href;
}
