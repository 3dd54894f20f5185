// Whether a text says what is looked for, and where: the index only proposes, this decides what is shown.
import type { Term } from './ports.ts';
import { type Word, wordsOf } from './search-words.ts';

/** In UTF-16 units; the end is the first unit that is not in it. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** Where the terms stand, in order and apart; null if one of them is missing. */
export function rangesOf(text: string, terms: readonly Term[]): readonly TextRange[] | null {
  const words = wordsOf(text);
  const found = terms.map((term) => placesOf(words, term));
  return found.every((places) => places.length > 0) ? joined(found.flat()) : null;
}

/** Somewhere to go: what readers will see as a link. */
export function hasLink(text: string): boolean {
  return /(?:\bhttps?:\/\/|\bwww\.)[^\s<>"]{2}/i.test(text);
}

function placesOf(words: readonly Word[], { words: wanted, isPrefix }: Term): TextRange[] {
  const last = wanted.length - 1;
  const fits = (word: string | undefined, i: number): boolean => {
    const target = wanted[i] ?? '';
    return isPrefix && i === last ? (word?.startsWith(target) ?? false) : word === target;
  };
  return words.flatMap(({ start }, at) => {
    const end = words[at + last]?.end;
    return end !== undefined && wanted.every((_, i) => fits(words[at + i]?.word, i)) ? [{ start, end }] : [];
  });
}

/** Ranges that overlap or touch are one. */
function joined(ranges: readonly TextRange[]): TextRange[] {
  const result: TextRange[] = [];
  for (const range of [...ranges].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const before = result.at(-1);
    if (before && range.start <= before.end) {
      result[result.length - 1] = { start: before.start, end: Math.max(before.end, range.end) };
    } else result.push(range);
  }
  return result;
}
