// Which of some texts are meant by what was typed, the likeliest first. Pure.
import uFuzzy from '@leeoniya/ufuzzy';
import { folded } from '../folded.ts';

/** Letters of any script, and a few others' letters between the typed ones. */
const fuzzy = new uFuzzy({
  unicode: true,
  interSplit: "[^\\p{L}\\d']+",
  intraSplit: '\\p{Ll}\\p{Lu}',
  intraBound: '\\p{L}\\d|\\d\\p{L}|\\p{Ll}\\p{Lu}',
  intraChars: "[\\p{L}\\d']",
  intraContr: "'\\p{L}{1,2}\\b",
  intraIns: 3,
});

/** The order of the words that were typed does not matter, as long as they are few. */
const FREE_ORDER_WORDS = 3;

/** What comes back names the texts by their index. */
export function makeRanker(texts: readonly string[]): (typed: string) => readonly number[] {
  const plain = texts.map(folded);
  const all = texts.map((_, index) => index);
  return (typed) => {
    const needle = folded(typed).trim();
    // Emoji and other signs are no words to be fuzzy about.
    if (!/[\p{L}\d]/u.test(needle)) return all.filter((index) => plain[index]?.includes(needle));
    const [found, info, order] = fuzzy.search(plain, asWords(needle), FREE_ORDER_WORDS);
    return order?.flatMap((place) => info?.idx[place] ?? []) ?? found ?? [];
  };
}

/** Minus and quotes would mean something to the library. */
function asWords(needle: string): string {
  return needle.replace(/["-]/g, ' ').trim();
}
