// Full-text search in the room's SQLite. Nothing of it exists before the first search; whoever changes `search-words.ts`
// or `search-document.ts` raises VERSION, and rooms read themselves anew.
//
// FTS5 keeps words, not texts: one document a message, under its seq. Its words are those of its *standing* text: that of
// the newest event, itself or an edit, among those read in. The log can tell it at any time, and that is how words are
// taken out again: FTS5 has to be told what it once was given.
import type { Seq } from '../protocol/ids.ts';
import type { MemberRow, SearchIndex, Span, StoredEvent, Wanted } from '../room/ports.ts';
import { isWithin, withSpan } from '../room/spans.ts';
import { hasTables } from './migrate.ts';
import { documentOf, matchOf } from './search-document.ts';

const VERSION = '1';
/** Taking a message out takes milliseconds. Beyond this many the index is dropped: whoever searches next fills it again. */
const MAX_REMOVED = 100;

type Saying = Pick<StoredEvent, 'seq' | 'kind' | 'by' | 'body'>;

export class SqliteIndex implements SearchIndex {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  covered(): Span[] {
    if (!this.#exists()) return [];
    return this.#sql.exec<{ first: Seq; last: Seq }>('SELECT * FROM search_spans ORDER BY first').toArray();
  }

  cover(events: readonly StoredEvent[]): void {
    const [first, last] = [events[0], events.at(-1)];
    if (first === undefined || last === undefined) return;
    this.#create();
    const covered = this.covered();
    const all = withSpan(covered, { first: first.seq, last: last.seq });
    const changes = [...this.#sayingsOf(events.flatMap(messageOf))].map(([message, sayings]) => ({
      ...{ message, before: standing(sayings, covered), after: standing(sayings, all) },
    }));
    // In the index's own order: a key lower than the one before it costs a segment.
    const changed = changes.filter(({ before, after }) => before !== after).sort((a, b) => a.message - b.message);
    for (const { message, before } of changed) this.#remove(message, before);
    for (const { message, after } of changed) this.#add(message, after);
    this.#sql.exec('DELETE FROM search_spans');
    for (const span of all) this.#sql.exec('INSERT INTO search_spans VALUES (?, ?)', span.first, span.last);
  }

  find(wanted: Wanted, within: Span, limit: number): Seq[] {
    if (!this.#exists() || wanted.by?.length === 0) return [];
    const found = this.#sql.exec<{ seq: Seq }>(
      'SELECT rowid AS seq FROM search_words(?) WHERE rowid BETWEEN ? AND ? ORDER BY rowid DESC LIMIT ?',
      matchOf(wanted),
      within.first,
      within.last,
      limit,
    );
    return found.toArray().map(({ seq }) => seq);
  }

  authors(): Pick<MemberRow, 'number' | 'name'>[] {
    if (!hasTables(this.#sql)) return [];
    return this.#sql.exec<{ number: number; name: string }>('SELECT number, name FROM members').toArray();
  }

  /** The texts of these messages are about to go: to be called while they are still there. */
  forget({ first, last }: Span): void {
    const covered = this.covered();
    if (covered.length === 0) return;
    const rows = this.#sql.exec<{ seq: Seq }>(
      `SELECT seq FROM log WHERE seq BETWEEN ? AND ? AND kind = 'message' ORDER BY seq LIMIT ?`,
      first,
      last,
      MAX_REMOVED + 1,
    );
    const messages = rows.toArray().map(({ seq }) => seq);
    if (messages.length > MAX_REMOVED) return this.#drop();
    const sayings = this.#sayingsOf(messages);
    for (const message of messages) this.#remove(message, standing(sayings.get(message) ?? [], covered));
  }

  /** What each of these messages said, in order. */
  #sayingsOf(messages: readonly Seq[]): Map<Seq, Saying[]> {
    const rows = this.#sql.exec<{ message: Seq; seq: Seq; kind: string; by: number; body: string }>(
      `SELECT seq AS message, seq, kind, by, body FROM log
         WHERE seq IN (SELECT value FROM json_each(?1)) AND kind = 'message'
       UNION ALL
       SELECT target, seq, kind, by, body FROM log
         WHERE target IS NOT NULL AND target IN (SELECT value FROM json_each(?1)) AND kind = 'edit'
       ORDER BY seq`,
      JSON.stringify(messages),
    );
    const sayings = new Map<Seq, Saying[]>();
    for (const { message, ...saying } of rows) sayings.set(message, [...(sayings.get(message) ?? []), saying]);
    return sayings;
  }

  #add(message: Seq, saying: Saying | undefined): void {
    const words = saying && documentOf(saying);
    if (words) this.#sql.exec('INSERT INTO search_words (rowid, words) VALUES (?, ?)', message, words);
  }

  #remove(message: Seq, saying: Saying | undefined): void {
    const words = saying && documentOf(saying);
    if (!words) return;
    this.#sql.exec(`INSERT INTO search_words (search_words, rowid, words) VALUES ('delete', ?, ?)`, message, words);
  }

  #exists(): boolean {
    if (!hasTables(this.#sql)) return false;
    const [row] = this.#sql.exec(`SELECT value FROM facts WHERE name = 'searchVersion'`).toArray();
    return row?.value === VERSION;
  }

  /** What another build made is gone first. */
  #create(): void {
    if (this.#exists()) return;
    this.#drop();
    // No texts, no sizes; the words come folded, and "ascii" leaves them so. Deleted words leave the pages at once.
    this.#sql.exec(`
      CREATE VIRTUAL TABLE search_words USING fts5 (words, content = '', columnsize = 0, tokenize = 'ascii');
      INSERT INTO search_words (search_words, rank) VALUES ('secure-delete', 1);
      CREATE TABLE search_spans (first INTEGER PRIMARY KEY, last INTEGER NOT NULL);
    `);
    this.#sql.exec(`INSERT INTO facts VALUES ('searchVersion', ?)`, VERSION);
  }

  #drop(): void {
    this.#sql.exec(`
      DROP TABLE IF EXISTS search_words;
      DROP TABLE IF EXISTS search_spans;
      DELETE FROM facts WHERE name = 'searchVersion';
    `);
  }
}

/** The message that an event is about, if it says something. */
function messageOf({ seq, kind, target }: StoredEvent): Seq[] {
  if (kind === 'message') return [seq];
  return kind === 'edit' && target !== null ? [target] : [];
}

function standing(sayings: readonly Saying[], covered: readonly Span[]): Saying | undefined {
  return sayings.findLast(({ seq }) => isWithin(covered, seq));
}
