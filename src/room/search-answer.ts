// What a search answers: messages that the index proposes and that, as they read now, say what is looked for.
import type { Found } from '../protocol/down.ts';
import type { MemberId, Seq } from '../protocol/ids.ts';
import type { Log } from './log.ts';
import type { MemberBook } from './member-book.ts';
import type { SearchIndex, Span, StoredEvent, Wanted } from './ports.ts';
import { hasLink, rangesOf } from './search-match.ts';
import type { SearchQuery } from './search-query.ts';
import { type Snippet, snippetOf } from './search-snippet.ts';
import { textIn } from './search-text.ts';
import { wordsOf } from './search-words.ts';

/** Proposals may all be out of date; then the next answer goes on from there. */
const MAX_ROUNDS = 4;
/** Authors that one name may mean. */
const MAX_AUTHORS = 50;
const ME = 'me';

export interface Answer {
  readonly hits: readonly { readonly event: StoredEvent; readonly snippet: Snippet }[];
  /** There may be more, older than this. */
  readonly next: Seq | null;
}

/** Answers from `within`, newest first. */
export function answerFrom(
  { index, log }: { readonly index: SearchIndex; readonly log: Log },
  wanted: Wanted,
  { within, limit }: { readonly within: Span; readonly limit: number },
): Answer {
  const hits: Answer['hits'][number][] = [];
  let { last } = within;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const count = limit + 1 - hits.length;
    const seqs = index.find(wanted, { first: within.first, last }, count);
    hits.push(...seqs.flatMap((seq) => hitAt(seq, log, wanted) ?? []));
    if (hits.length > limit) return { hits: hits.slice(0, limit), next: hits[limit - 1]?.event.seq ?? null };
    if (seqs.length < count) return { hits, next: null };
    last = (seqs.at(-1) ?? 1) - 1;
  }
  return { hits, next: last + 1 };
}

function hitAt(seq: Seq, log: Log, { terms, hasLink: wantsLink }: Wanted): Answer['hits'][number] | null {
  const event = log.eventAt(seq);
  if (event === null) return null;
  const text = currentText(event, log);
  if (text === null || (wantsLink && !hasLink(text))) return null;
  const ranges = rangesOf(text, terms);
  return ranges && { event, snippet: snippetOf(text, ranges) };
}

function currentText(event: StoredEvent, log: Log): string | null {
  const edit = log.changesOf([event]).findLast(({ kind }) => kind === 'edit');
  return textIn(edit ?? event);
}

/** The query with names made into authors. `from:me` is whoever asks. */
export function wantedFor(
  { terms, from, hasLink }: SearchQuery,
  { index, book, asker }: { readonly index: SearchIndex; readonly book: MemberBook; readonly asker: MemberId },
): Wanted {
  if (from.length === 0) return { terms, by: null, hasLink };
  const authors = index.authors().map(({ number, name }) => ({ number, name: foldedName(name) }));
  const me = book.row(asker);
  const numbers = new Set(
    from.flatMap((name) => {
      if (name.toLowerCase() === ME) return me ? [me.number] : [];
      return authorsNamed(foldedName(name), authors);
    }),
  );
  return { terms, by: [...numbers].slice(0, MAX_AUTHORS), hasLink };
}

/** Those with exactly this name, or else all whose names begin with it. */
function authorsNamed(name: string, authors: readonly { number: number; name: string }[]): number[] {
  const exact = authors.filter((author) => author.name === name);
  return (exact.length > 0 ? exact : authors.filter((author) => author.name.startsWith(name))).map(
    ({ number }) => number,
  );
}

/** A name may have no word in it at all. */
function foldedName(name: string): string {
  return (
    wordsOf(name)
      .map(({ word }) => word)
      .join(' ') || name.toLowerCase()
  );
}

export function foundFrame(
  ref: number,
  { hits, next }: Answer,
  { indexed, book }: { readonly indexed: Found['indexed']; readonly book: MemberBook },
): string {
  const events = hits.map(({ event }) => event);
  const found: Found = {
    ...{ type: 'found', ref, indexed, members: book.dictionary(events) },
    hits: hits.map(({ event: { seq, at, by, id, kind }, snippet }) => ({
      ...{ seq, at, by: book.rowAt(by).member, id, kind, text: snippet.text },
      ranges: snippet.ranges.map(({ start, end }) => ({ start, end })),
    })),
    ...(next !== null && { next }),
  };
  return JSON.stringify(found);
}
