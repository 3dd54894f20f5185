// Words with the people they call in them, found by the names that the message says it means.
import { namesIn } from '../../../client/mentions.ts';
import type { Mention } from '../../../protocol/events.ts';
import type { MemberId } from '../../../protocol/ids.ts';

export interface MentionPiece {
  readonly name: string;
  readonly isYou: boolean;
}

/** Finds nothing where nobody is meant. */
export function mentionFinder(mentions: readonly Mention[], you: MemberId | undefined) {
  const known = new Map<string, boolean>();
  for (const { member, name } of mentions) {
    const key = name.toLowerCase();
    known.set(key, known.get(key) === true || member === you);
  }
  return (words: string): readonly (string | MentionPiece)[] => {
    if (known.size === 0 || !words.includes('@')) return [words];
    const pieces: (string | MentionPiece)[] = [];
    let done = 0;
    for (const { start, end, name } of namesIn(words, known)) {
      if (start > done) pieces.push(words.slice(done, start));
      pieces.push({ name: words.slice(start, end), isYou: known.get(name.toLowerCase()) === true });
      done = end;
    }
    if (done < words.length) pieces.push(words.slice(done));
    return pieces;
  };
}
