// The room's log: head, floor and epoch in memory over the store, appending, finding what was stored before.
import type { Epoch, EventId, Seq } from '../protocol/ids.ts';
import { MAX_BASE_DISTANCE } from '../protocol/limits.ts';
import type { LogFacts, ReadLimit, RoomPorts, StoredEvent } from './ports.ts';
import { RecentIds } from './recent-ids.ts';
import { servedFloor } from './retention.ts';

const EPOCH_CHARACTERS = 16;

/** The body of an event whose text was deleted, or whose target is gone. */
export const ERASED = 'null';

/** What an event is made of before the log gives it a place and a time. */
export interface Entry {
  readonly by: number;
  readonly id: EventId;
  readonly kind: string;
  readonly target: Seq | null;
  readonly body: string;
}

/** What a post says about when it was composed. */
export interface Composed {
  readonly epoch: Epoch;
  readonly base: Seq;
}

export class Log {
  readonly #ports: RoomPorts;
  #facts: LogFacts;
  #recent: RecentIds;
  /** When the event at the floor was written: while that is young enough, nothing has expired. */
  #floorAt = -1;

  constructor(ports: RoomPorts) {
    this.#ports = ports;
    this.#facts = ports.store.facts();
    this.#recent = new RecentIds(this.#facts.head + 1);
  }

  get epoch(): Epoch {
    return this.#facts.epoch;
  }

  get head(): Seq {
    return this.#facts.head;
  }

  /** When the newest event was written, ms; 0 before the first. */
  get lastAt(): number {
    return this.#facts.lastAt;
  }

  get title(): string {
    return this.#facts.title;
  }

  get topic(): string {
    return this.#facts.topic;
  }

  /** The oldest event that may be served now, pruned or not. */
  floor(): Seq {
    const { store, clock, limits } = this.#ports;
    const next = servedFloor({ facts: this.#facts, floorAt: this.#floorAt, now: clock.now(), limits, store });
    this.#floorAt = next.floorAt;
    if (next.floor > this.#facts.floor) this.#facts = { ...this.#facts, floor: next.floor };
    return this.#facts.floor;
  }

  /** Begins the log's life if this is its first event: the epoch is made when something is written (E3, E7). */
  begin(): void {
    if (this.#facts.epoch !== '') return;
    const epoch = this.#ports.randomId(EPOCH_CHARACTERS);
    this.#ports.store.begin(epoch);
    this.#facts = { ...this.#facts, epoch };
  }

  /** Assigns the next seq and writes the event. */
  append(entry: Entry): StoredEvent {
    const { store, clock } = this.#ports;
    const at = Math.max(clock.now(), this.#facts.lastAt);
    const event = { ...entry, seq: this.#facts.head + 1, at };
    store.append(event);
    this.#facts = { ...this.#facts, head: event.seq, lastAt: at };
    this.#recent.add(event);
    return event;
  }

  describe(change: { readonly title?: string | undefined; readonly topic?: string | undefined }): void {
    const title = change.title ?? this.#facts.title;
    const topic = change.topic ?? this.#facts.topic;
    this.#ports.store.describe({ title, topic });
    this.#facts = { ...this.#facts, title, topic };
  }

  /** Deletes what a message said, and what it was edited to say. Its place, author and time remain. */
  erase(seq: Seq): void {
    this.#ports.store.erase(seq);
  }

  /** Whether a post composed then can be looked for: below the floor or in another life it cannot (X3). */
  knows(composed: Composed): boolean {
    const { base, epoch } = composed;
    if (epoch === '' ? base !== 0 : epoch !== this.epoch) return false;
    return base <= this.head && base + 1 >= this.floor() && this.head - base <= MAX_BASE_DISTANCE;
  }

  /** The earliest base that is still known. */
  reach(): Seq {
    return Math.max(this.floor() - 1, this.head - MAX_BASE_DISTANCE);
  }

  /**
   * Which of these posts this author stored before. Each can only lie after its `base`: where memory does not reach back
   * to it, that part of the log is read in, for whoever looks there later too.
   */
  findAll(by: number, posts: readonly (Composed & { readonly id: EventId })[]): Map<EventId, StoredEvent> {
    const { from } = this.#recent;
    const old = posts.filter((post) => post.base + 1 < from && this.knows(post));
    if (old.length === 0) return new Map();
    const first = Math.min(...old.map((post) => post.base)) + 1;
    this.#recent.extend(first, this.#ports.store.signed({ first, last: from - 1 }));
    const found = old.flatMap(({ id }) => this.findRecent(by, id) ?? []);
    return new Map(found.map((event) => [event.id, event]));
  }

  /** The event that this author stored lately under this id, if any. */
  findRecent(by: number, id: EventId): StoredEvent | null {
    const seq = this.#recent.find(by, id);
    return seq === null ? null : this.eventAt(seq);
  }

  eventAt(seq: Seq): StoredEvent | null {
    const [event] = this.#ports.store.after(seq - 1, { events: 1, bytes: 0 });
    return event?.seq === seq ? event : null;
  }

  after(seq: Seq, limit: ReadLimit): StoredEvent[] {
    const floor = this.floor();
    return this.#ports.store.after(Math.max(seq, floor - 1), limit).map((event) => served(event, floor));
  }

  before(seq: Seq, limit: ReadLimit): StoredEvent[] {
    const floor = this.floor();
    const events = this.#ports.store.before(seq, limit).filter((event) => event.seq >= floor);
    return events.map((event) => served(event, floor));
  }

  /** How many later events change these, also those that do not count any more. */
  countChanges(events: readonly StoredEvent[]): number {
    const first = events[0];
    const last = events.at(-1);
    return first && last ? this.#ports.store.countChanges(first.seq, last.seq) : 0;
  }

  /** Of the later events that change these, those that count. To be read at once: a long list may be left half read. */
  changesIn(events: readonly StoredEvent[]): Iterable<StoredEvent> {
    const first = events[0];
    const last = events.at(-1);
    return first && last ? this.#ports.store.effectiveChangesOf(first.seq, last.seq) : [];
  }

  /** The same as a list, for few events. */
  changesOf(events: readonly StoredEvent[]): StoredEvent[] {
    return [...this.changesIn(events)];
  }

  /** All changes of one event, also those that later ones replaced. */
  everyChangeOf({ seq }: StoredEvent): StoredEvent[] {
    return this.#ports.store.changesOf(seq, seq);
  }

  /** Takes everything from the store again: a transaction was rolled back. */
  reload(): void {
    this.#facts = this.#ports.store.facts();
    this.#recent = new RecentIds(this.#facts.head + 1);
    this.#floorAt = -1;
  }
}

/** What changed an expired event has expired with it, whenever it was written (R6). */
function served(event: StoredEvent, floor: Seq): StoredEvent {
  return event.target !== null && event.target < floor ? { ...event, body: ERASED } : event;
}
