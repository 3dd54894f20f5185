// The room's store in plain memory: what the pure tests run on. `test/contract` holds it and SQLite to one contract.
import { badgeFace } from '../../src/protocol/badge.ts';
import type { Mark } from '../../src/protocol/members.ts';
import type { LogFacts, MemberRow, ReadLimit, Signed, Span, Store, StoredEvent } from '../../src/room/ports.ts';
import { fitting } from '../../src/room/read-limit.ts';
import type { WakeTally } from '../../src/room/wake-tally.ts';
import { effectiveChanges } from './effective-changes.ts';
import { MemoryHooks } from './memory-hooks.ts';
import { MemoryIndex } from './memory-index.ts';

interface Contents {
  epoch: string;
  floor: number;
  prunedAt: number;
  title: string;
  topic: string;
  events: StoredEvent[];
  members: MemberRow[];
  wakes: WakeTally | null;
}

export class MemoryStore implements Store {
  #contents: Contents = {
    epoch: '',
    floor: 1,
    prunedAt: 0,
    title: '',
    topic: '',
    events: [],
    members: [],
    wakes: null,
  };
  readonly index = new MemoryIndex({ events: () => this.#contents.events, members: () => this.#contents.members });
  readonly hooks = new MemoryHooks();
  /** Writes so far, as rows: what a test asks about cost. */
  writes = 0;
  /** Events of the log that were read so far, whole or in part. */
  reads = 0;
  /** Set to have the next write throw, as a full disk does. */
  failsNext = false;
  /** Set to have a later write throw: how many happen before it. */
  failsAfter: number | null = null;
  /** Set to have the disk seem this big. */
  size: number | null = null;

  atomically<T>(work: () => T): T {
    const before = { ...this.#contents, events: [...this.#contents.events], members: [...this.#contents.members] };
    const { seen } = this.index;
    const { kept } = this.hooks;
    try {
      return work();
    } catch (fault) {
      this.#contents = before;
      this.index.seen = seen;
      this.hooks.kept = kept;
      throw fault;
    }
  }

  facts(): LogFacts {
    const { epoch, floor, title, topic, events, prunedAt } = this.#contents;
    const newest = events.at(-1);
    return { epoch, floor, title, topic, head: newest?.seq ?? floor - 1, lastAt: newest?.at ?? prunedAt };
  }

  begin(epoch: string): void {
    this.#write();
    this.#contents.epoch = epoch;
  }

  append(event: StoredEvent): void {
    if (event.seq <= this.facts().head) throw new Error(`There is an event ${event.seq} already`);
    this.#write();
    this.#contents.events.push(event);
  }

  describe(room: { readonly title: string; readonly topic: string }): void {
    this.#write();
    Object.assign(this.#contents, room);
  }

  erase(seq: number): void {
    this.#write();
    this.#contents.events = this.#contents.events.map((event) =>
      event.seq === seq || (event.target === seq && event.kind === 'edit') ? { ...event, body: 'null' } : event,
    );
  }

  after(seq: number, limit: ReadLimit): StoredEvent[] {
    const { events, floor } = this.#contents;
    return this.#read(fitting(events.slice(Math.max(0, seq + 1 - floor)), limit));
  }

  before(seq: number, limit: ReadLimit): StoredEvent[] {
    const { events, floor } = this.#contents;
    return this.#read(fitting(events.slice(0, Math.max(0, seq - floor)).reverse(), limit).reverse());
  }

  changesOf(first: number, last: number): StoredEvent[] {
    return this.#read(this.#changesOf(first, last));
  }

  countChanges(first: number, last: number): number {
    return this.#changesOf(first, last).length;
  }

  effectiveChangesOf(first: number, last: number): StoredEvent[] {
    return effectiveChanges(this.changesOf(first, last));
  }

  signed({ first, last }: Span): Signed[] {
    const { events } = this.#contents;
    return this.#read(events.filter(({ seq }) => seq >= first && seq <= last)).map(({ seq, by, id }) => ({
      seq,
      by,
      id,
    }));
  }

  firstSince(at: number, from: number): number {
    const first = this.#contents.events.find((event) => event.seq >= from && event.at >= at);
    return first?.seq ?? Math.max(from, this.facts().head + 1);
  }

  addMember(row: MemberRow): void {
    this.#write();
    this.#contents.members.push(row);
  }

  renameMember(number: number, name: string, marks: readonly Mark[]): void {
    this.#write();
    this.#contents.members = this.#contents.members.map((row) =>
      row.number === number ? { ...row, name, marks } : row,
    );
  }

  findMember(member: string): MemberRow | null {
    return this.#contents.members.find((row) => row.member === member) ?? null;
  }

  memberAt(number: number): MemberRow | null {
    return this.#contents.members.find((row) => row.number === number) ?? null;
  }

  nextMemberNumber(): number {
    return this.#contents.members.length + 1;
  }

  hasBadgeFace(face: string, except: string): boolean {
    return this.#contents.members.some(({ member }) => member !== except && badgeFace(member) === face);
  }

  prune(floor: number, rows: number): boolean {
    this.#write();
    const { head } = this.facts();
    const reached = Math.max(this.#contents.floor, Math.min(floor, this.#contents.floor + rows));
    const newest = this.#contents.events.findLast((event) => event.seq < reached);
    this.#contents.events = this.#contents.events
      .filter((event) => event.seq >= reached)
      .map((event) => (event.target !== null && event.target < reached ? { ...event, body: 'null' } : event));
    this.#contents.floor = reached;
    if (newest && reached > head) this.#contents.prunedAt = newest.at;
    return reached >= floor;
  }

  savedWakes(): WakeTally | null {
    return this.#contents.wakes;
  }

  saveWakes(tally: WakeTally): void {
    this.#write();
    this.#contents.wakes = tally;
  }

  bytes(): number {
    return this.size ?? this.#contents.events.reduce((sum, event) => sum + event.body.length + 64, 0);
  }

  #changesOf(first: number, last: number): StoredEvent[] {
    return this.#contents.events.filter(({ target }) => target !== null && target >= first && target <= last);
  }

  #read(events: StoredEvent[]): StoredEvent[] {
    this.reads += events.length;
    return events;
  }

  #write(): void {
    if (this.failsNext || this.failsAfter === 0) {
      this.failsNext = false;
      this.failsAfter = null;
      throw new Error('The disk is full');
    }
    if (this.failsAfter !== null) this.failsAfter -= 1;
    this.writes += 1;
  }
}
