// The room's memory in its object's SQLite. A room in which nothing was said has no tables and writes nothing.
import type { Epoch, MemberId, Seq } from '../protocol/ids.ts';
import type { Mark } from '../protocol/members.ts';
import type { LogFacts, MemberRow, ReadLimit, Signed, Span, Store, StoredEvent } from '../room/ports.ts';
import { fitting } from '../room/read-limit.ts';
import type { WakeTally } from '../room/wake-tally.ts';
import { SqliteHooks } from './hooks/sqlite-hooks.ts';
import { countChanges, effectiveChanges, signed } from './log-queries.ts';
import { hasTables, migrate } from './migrate.ts';
import { MIGRATIONS } from './migrations.ts';
import { keepName, NAME_FACT } from './room-name.ts';
import { eventOf, eventsOf, faceOf, memberOf, type Row } from './rows.ts';
import { SqliteIndex } from './search-index.ts';

export class SqliteStore implements Store {
  readonly index: SqliteIndex;
  readonly hooks: SqliteHooks;
  readonly #storage: DurableObjectStorage;
  readonly #sql: SqlStorage;
  readonly #migrations: readonly string[];
  readonly #room: string;
  #hasTables: boolean;
  #isNamed = false;

  constructor(storage: DurableObjectStorage, migrations: readonly string[] = MIGRATIONS, room = '') {
    this.#storage = storage;
    this.#sql = storage.sql;
    this.index = new SqliteIndex(storage.sql);
    this.hooks = new SqliteHooks(storage, migrations, room);
    this.#migrations = migrations;
    this.#room = room;
    this.#hasTables = hasTables(this.#sql);
    if (this.#hasTables) storage.transactionSync(() => migrate(this.#sql, migrations));
  }

  atomically<T>(work: () => T): T {
    return this.#storage.transactionSync(work);
  }

  facts(): LogFacts {
    this.#hasTables = hasTables(this.#sql);
    if (!this.#hasTables) return { epoch: '', floor: 1, head: 0, lastAt: 0, title: '', topic: '' };
    const facts = new Map(this.#rows('SELECT name, value FROM facts').map((row) => [row.name, `${row.value}`]));
    this.#isNamed = facts.has(NAME_FACT);
    const floor = Number(facts.get('floor') ?? 1);
    const [newest] = this.#rows('SELECT seq, at FROM log ORDER BY seq DESC LIMIT 1');
    return {
      epoch: facts.get('epoch') ?? '',
      floor,
      head: newest ? Number(newest.seq) : floor - 1,
      lastAt: Number(newest?.at ?? facts.get('prunedAt') ?? 0),
      title: facts.get('title') ?? '',
      topic: facts.get('topic') ?? '',
    };
  }

  begin(epoch: Epoch): void {
    migrate(this.#sql, this.#migrations);
    this.#hasTables = true;
    this.#setFact('epoch', epoch);
  }

  append({ seq, at, by, id, kind, target, body }: StoredEvent): void {
    if (!this.#isNamed) keepName(this.#sql, this.#room);
    this.#isNamed = true;
    this.#sql.exec('INSERT INTO log VALUES (?, ?, ?, ?, ?, ?, ?)', seq, at, by, id, kind, target, body);
  }

  describe({ title, topic }: { readonly title: string; readonly topic: string }): void {
    this.#setFact('title', title);
    this.#setFact('topic', topic);
  }

  /** Letters over letters first: a body that only shrinks would leave its end in the page, and its overflow pages. */
  erase(seq: Seq): void {
    this.index.forget({ first: seq, last: seq });
    const edits = this.changesOf(seq, seq).filter(({ kind }) => kind === 'edit');
    for (const place of [seq, ...edits.map((edit) => edit.seq)]) {
      this.#sql.exec(`UPDATE log SET body = printf('%.*c', length(CAST(body AS BLOB)), 'x') WHERE seq = ?`, place);
      this.#sql.exec(`UPDATE log SET body = 'null' WHERE seq = ?`, place);
    }
  }

  after(seq: Seq, limit: ReadLimit): StoredEvent[] {
    return this.#read('SELECT * FROM log WHERE seq > ? ORDER BY seq LIMIT ?', seq, limit);
  }

  before(seq: Seq, limit: ReadLimit): StoredEvent[] {
    return this.#read('SELECT * FROM log WHERE seq < ? ORDER BY seq DESC LIMIT ?', seq, limit).reverse();
  }

  changesOf(first: Seq, last: Seq): StoredEvent[] {
    // Naming the partial index's condition lets SQLite use it.
    const query = 'SELECT * FROM log WHERE target IS NOT NULL AND target BETWEEN ? AND ? ORDER BY seq';
    return this.#rows(query, first, last).map(eventOf);
  }

  countChanges(first: Seq, last: Seq): number {
    return this.#hasTables ? countChanges(this.#sql, { first, last }) : 0;
  }

  effectiveChangesOf(first: Seq, last: Seq): Iterable<StoredEvent> {
    return this.#hasTables ? effectiveChanges(this.#sql, { first, last }) : [];
  }

  signed(within: Span): Signed[] {
    return this.#hasTables ? signed(this.#sql, within) : [];
  }

  /** `at` never falls with `seq`, so halving finds the place with a few reads by key. */
  firstSince(at: number, from: Seq): Seq {
    const { head } = this.facts();
    let low = from;
    let high = head + 1;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      const [row] = this.#rows('SELECT at FROM log WHERE seq >= ? ORDER BY seq LIMIT 1', middle);
      if (row && Number(row.at) < at) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  addMember({ number, member, name, marks }: MemberRow): void {
    this.#sql.exec('INSERT INTO members VALUES (?, ?, ?, ?, ?)', number, member, faceOf(member), name, marks.join(' '));
  }

  renameMember(number: number, name: string, marks: readonly Mark[]): void {
    this.#sql.exec('UPDATE members SET name = ?, marks = ? WHERE number = ?', name, marks.join(' '), number);
  }

  findMember(member: MemberId): MemberRow | null {
    const [row] = this.#rows('SELECT * FROM members WHERE face = ? AND member = ?', faceOf(member), member);
    return row ? memberOf(row) : null;
  }

  memberAt(number: number): MemberRow | null {
    const [row] = this.#rows('SELECT * FROM members WHERE number = ?', number);
    return row ? memberOf(row) : null;
  }

  nextMemberNumber(): number {
    const [row] = this.#rows('SELECT number FROM members ORDER BY number DESC LIMIT 1');
    return Number(row?.number ?? 0) + 1;
  }

  hasBadgeFace(face: string, except: MemberId): boolean {
    return this.#rows('SELECT 1 FROM members WHERE face = ? AND member <> ? LIMIT 1', face, except).length > 0;
  }

  prune(floor: Seq, rows: number): boolean {
    return this.atomically(() => {
      const stored = this.facts();
      const reached = Math.max(stored.floor, Math.min(floor, stored.floor + rows));
      this.index.forget({ first: stored.floor, last: reached - 1 });
      // What changed a pruned event goes with it: blanked, because its place in the order is still served.
      const blank = `UPDATE log SET body = 'null' WHERE target IS NOT NULL AND target < ? AND seq >= ?`;
      this.#sql.exec(blank, reached, reached);
      const [newest] = this.#rows('SELECT at FROM log WHERE seq < ? ORDER BY seq DESC LIMIT 1', reached);
      this.#sql.exec('DELETE FROM log WHERE seq < ?', reached);
      this.#setFact('floor', `${reached}`);
      // If everything was pruned, time still must not run backwards.
      if (newest && reached > stored.head) this.#setFact('prunedAt', `${newest.at}`);
      return reached >= floor;
    });
  }

  savedWakes(): WakeTally | null {
    const [row] = this.#rows(`SELECT value FROM facts WHERE name = 'wakes'`);
    if (row === undefined) return null;
    const [since = 0, wakes = 0, awakeMs = 0, activeAt = 0] = `${row.value}`.split(' ').map(Number);
    return { since, wakes, awakeMs, activeAt };
  }

  saveWakes({ since, wakes, awakeMs, activeAt }: WakeTally): void {
    this.#setFact('wakes', `${since} ${wakes} ${awakeMs} ${activeAt}`);
  }

  bytes(): number {
    return this.#sql.databaseSize;
  }

  #read(query: string, seq: Seq, limit: ReadLimit): StoredEvent[] {
    if (!this.#hasTables) return [];
    return fitting(eventsOf(this.#sql.exec<Row>(query, seq, limit.events)), limit);
  }

  #rows(query: string, ...bindings: SqlStorageValue[]): Row[] {
    return this.#hasTables ? this.#sql.exec<Row>(query, ...bindings).toArray() : [];
  }

  #setFact(name: string, value: string): void {
    this.#sql.exec(
      'INSERT INTO facts VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
      name,
      value,
    );
  }
}
