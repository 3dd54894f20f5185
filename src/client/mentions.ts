// Who a text calls by name: `@` and the name, as people write it. Pure. Names are not unique and prove nothing, so a
// message also says which member each name means.
import type { Mention } from '../protocol/events.ts';
import type { MemberId } from '../protocol/ids.ts';
import { MAX_MENTIONS } from '../protocol/limits.ts';
import { codeRanges, isInside, type TextRange } from './code-ranges.ts';

/** A name in a text, its `@` included. */
export interface NamedRange extends TextRange {
  /** As it is written there; capitals do not matter. */
  readonly name: string;
}

interface Calling {
  readonly text: string;
  readonly mentions?: readonly Mention[] | undefined;
}

/** Not the middle of an address, a word or a path. */
const AT_SIGN = /(?<![\p{L}\p{N}\p{M}_@./])@/gu;
const WORD_GOES_ON = /^[\p{L}\p{N}\p{M}_\u200d]/u;

/**
 * The members that a text mentions, for its `mentions`. Where two share a name, those the writer chose are meant;
 * else the first of `members`, who should come in the order of likelihood.
 */
export function mentionsIn(
  text: string,
  members: readonly Mention[],
  chosen: readonly Mention[] = [],
): readonly Mention[] {
  if (!text.includes('@')) return [];
  const known = byName([...chosen, ...members]);
  const wanted = byName(chosen);
  const found = new Map<string, Mention>();
  for (const { name } of namesIn(text, known)) {
    const key = name.toLowerCase();
    const meant = wanted.get(key) ?? known.get(key)?.slice(0, 1) ?? [];
    for (const member of meant) found.set(`${member} ${name}`, { member, name });
  }
  return [...found.values()].slice(0, MAX_MENTIONS);
}

/** Whether a message calls this person: by its word for whom it means or, without one, by their name. */
export function isMentioned(body: Calling, you: Mention): boolean {
  if (body.mentions !== undefined) return body.mentions.some(({ member }) => member === you.member);
  return body.text.includes('@') && namesIn(body.text, byName([you])).length > 0;
}

/** Where a text calls one of these names: the longest name that fits, never in code. */
export function namesIn(text: string, known: ReadonlyMap<string, unknown>): readonly NamedRange[] {
  const lengths = [...new Set([...known.keys()].map((name) => name.length))].sort((a, b) => b - a);
  const code = codeRanges(text);
  const fits = (start: number, name: string) =>
    known.has(name.toLowerCase()) && !WORD_GOES_ON.test(text.slice(start + name.length, start + name.length + 2));
  return [...text.matchAll(AT_SIGN)].flatMap(({ index }) => {
    const start = index + 1;
    const slices = isInside(code, index) ? [] : lengths.map((length) => text.slice(start, start + length));
    const name = slices.find((slice) => fits(start, slice));
    return name === undefined ? [] : [{ start: index, end: start + name.length, name }];
  });
}

function byName(members: readonly Mention[]): ReadonlyMap<string, readonly MemberId[]> {
  const known = new Map<string, readonly MemberId[]>();
  for (const { member, name } of members) {
    const key = name.toLowerCase();
    const before = known.get(key) ?? [];
    if (!before.includes(member)) known.set(key, [...before, member]);
  }
  return known;
}
