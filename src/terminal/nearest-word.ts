// Which of the words there are was meant by one that is not. Pure.
import { closest, distance } from 'fastest-levenshtein';

/** Null where none is near: a guess that is far off helps nobody. */
export function nearestWord(typed: string, words: readonly string[]): string | null {
  const word = closest(typed, words);
  return distance(typed, word) <= Math.min(2, Math.floor(typed.length / 2)) ? word : null;
}
