// Texts and questions in the language of FTS5. Both consist of folded words, which hold letters, digits and pictures
// only: no quote, no operator (S14).
import type { StoredEvent, Term, Wanted } from '../room/ports.ts';
import { hasLink } from '../room/search-match.ts';
import { textIn } from '../room/search-text.ts';
import { wordsOf } from '../room/search-words.ts';

/** No text has this character in a word: what begins with it is a fact about the message. */
const FACT = '\ue000';
const ANY = `${FACT}a`;
const LINK = `${FACT}l`;
const authorFact = (number: number): string => `${FACT}b${number}`;

/** What a message is found by; null if it says nothing. */
export function documentOf(event: Pick<StoredEvent, 'kind' | 'by' | 'body'>): string | null {
  const text = textIn(event);
  if (text === null) return null;
  const facts = [ANY, authorFact(event.by), ...(hasLink(text) ? [LINK] : [])];
  return [...wordsOf(text).map(({ word }) => word), ...facts].join(' ');
}

export function matchOf({ terms, by, hasLink }: Wanted): string {
  const parts = [
    ...terms.map(phraseOf),
    ...(by === null ? [] : [`(${by.map((number) => `"${authorFact(number)}"`).join(' OR ')})`]),
    ...(hasLink ? [`"${LINK}"`] : []),
  ];
  return parts.length === 0 ? `"${ANY}"` : parts.join(' AND ');
}

function phraseOf({ words, isPrefix }: Term): string {
  return `"${words.join(' ')}"${isPrefix ? ' *' : ''}`;
}
