// What somebody typed into the search field, understood. Everything but a few filters and quotes is words: whatever else
// is written there, operators included, is punctuation (S14).
import { MAX_QUERY_CODE_POINTS } from '../protocol/limits.ts';
import { failure, type Result, success } from '../protocol/result.ts';
import { countCodePoints } from '../protocol/text.ts';
import type { Term } from './ports.ts';
import { isAlone, wordsOf } from './search-words.ts';

export interface SearchQuery {
  readonly terms: readonly Term[];
  /** Names as they were typed, any of which may have written it; empty: anyone. */
  readonly from: readonly string[];
  readonly hasLink: boolean;
  /** Ms since 1970: not earlier than `since`, earlier than `until`. */
  readonly since: number | null;
  readonly until: number | null;
}

export type SearchError = 'searchEmpty' | 'searchTooLong';

/** Someone who types more words than this quotes a message: its words are whole. Beginnings are costly to look for. */
const MAX_BEGINNINGS = 8;

/** A filter with its value, a phrase in quotes (the last may lack its end), or anything up to the next space. */
const PIECE = /(?<name>from|before|after|has):(?<value>"[^"]*"|[^\s"]+)|"(?<phrase>[^"]*)"?|(?<word>[^\s"]+)/giu;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MILLISECONDS = /^\d{1,15}$/;

export function parseQuery(text: string): Result<SearchQuery, SearchError> {
  if (text.length > MAX_QUERY_CODE_POINTS * 2 || countCodePoints(text) > MAX_QUERY_CODE_POINTS) {
    return failure('searchTooLong');
  }
  const pieces = [...text.matchAll(PIECE)].map(({ groups }) => read(groups ?? {}));
  const of = <K extends Piece['kind']>(kind: K) =>
    pieces.filter((piece): piece is Extract<Piece, { kind: K }> => piece.kind === kind);
  const query: SearchQuery = {
    terms: distinct(of('term').map(({ term }) => term)),
    from: of('from').map(({ name }) => name),
    hasLink: of('link').length > 0,
    since: of('after').reduce<number | null>((latest, { at }) => Math.max(latest ?? at, at), null),
    until: of('before').reduce<number | null>((earliest, { at }) => Math.min(earliest ?? at, at), null),
  };
  return isEmpty(query) ? failure('searchEmpty') : success(query);
}

type Piece =
  | { readonly kind: 'term'; readonly term: Term }
  | { readonly kind: 'from'; readonly name: string }
  | { readonly kind: 'before' | 'after'; readonly at: number }
  | { readonly kind: 'link' }
  | { readonly kind: 'nothing' };

type Groups = { readonly [name: string]: string | undefined };

function read({ name, value = '', phrase, word = '' }: Groups): Piece {
  if (phrase !== undefined) return termOf(phrase, false);
  if (name === undefined) return termOf(word, true);
  // A filter that makes no sense was not meant as one.
  return filterOf(name.toLowerCase(), value.replaceAll('"', '')) ?? termOf(`${name} ${value}`, true);
}

function filterOf(name: string, value: string): Piece | null {
  if (name === 'from') {
    const wanted = value.trim().replace(/^@/, '');
    return wanted === '' ? null : { kind: 'from', name: wanted };
  }
  if (name === 'has') return /^links?$/i.test(value) ? { kind: 'link' } : null;
  const at = timeOf(value);
  return at === null ? null : { kind: name === 'before' ? 'before' : 'after', at };
}

/** A day begins in UTC; whoever means another zone's says milliseconds. */
function timeOf(value: string): number | null {
  if (MILLISECONDS.test(value)) return Number(value);
  const at = DAY.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(at) ? null : at;
}

function termOf(text: string, mayBegin: boolean): Piece {
  const words = wordsOf(text).map(({ word }) => word);
  const last = words.at(-1);
  if (last === undefined) return { kind: 'nothing' };
  return { kind: 'term', term: { words, isPrefix: mayBegin && isBeginning(last) } };
}

/** A single letter begins too much; a syllable of Hangul is more than a letter. */
function isBeginning(word: string): boolean {
  return !isAlone(word) && (word.length > 1 || /\p{Script=Hangul}/u.test(word));
}

function distinct(terms: readonly Term[]): readonly Term[] {
  const byWords = new Map(terms.map((term) => [`${term.isPrefix} ${term.words.join(' ')}`, term]));
  const isQuotation = byWords.size > MAX_BEGINNINGS;
  return [...byWords.values()].map((term) => (isQuotation ? { ...term, isPrefix: false } : term));
}

function isEmpty({ terms, from, hasLink, since, until }: SearchQuery): boolean {
  return terms.length === 0 && from.length === 0 && !hasLink && since === null && until === null;
}
