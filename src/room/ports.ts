// What the room needs from its platform. It knows no clock, no randomness, no disk and no socket of its own.
import type { Epoch, EventId, MemberId, Seq } from '../protocol/ids.ts';
import type { Mark } from '../protocol/members.ts';
import type { KeptHook } from './hooks/hook.ts';
import type { WakeTally } from './wake-tally.ts';

/** An event as it is kept. `by` is the member's row number, `body` JSON text that only `rules.ts` looks into. */
export interface StoredEvent {
  readonly seq: Seq;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly by: number;
  readonly id: EventId;
  readonly kind: string;
  readonly target: Seq | null;
  readonly body: string;
}

/** What an event is recognised by when it is posted again. */
export type Signed = Pick<StoredEvent, 'seq' | 'by' | 'id'>;

/** A member with a row. */
export interface MemberRow {
  readonly number: number;
  readonly member: MemberId;
  readonly name: string;
  readonly marks: readonly Mark[];
}

/** What the store knows when a room wakes. `lastAt` is the newest event's time, 0 before the first. */
export interface LogFacts {
  readonly epoch: Epoch;
  readonly floor: Seq;
  readonly head: Seq;
  readonly lastAt: number;
  readonly title: string;
  readonly topic: string;
}

/** How much one read may answer, in events and in bytes of a frame (`read-limit.ts`). One event always fits. */
export interface ReadLimit {
  readonly events: number;
  readonly bytes: number;
}

/** A range of the log, both ends included. */
export interface Span {
  readonly first: Seq;
  readonly last: Seq;
}

/** Words that follow each other, folded (`search-words.ts`); the last may be the beginning of one. */
export interface Term {
  readonly words: readonly string[];
  readonly isPrefix: boolean;
}

/** What is looked for: all of it has to hold. */
export interface Wanted {
  readonly terms: readonly Term[];
  /** Numbers of its possible authors; null: anyone. */
  readonly by: readonly number[] | null;
  readonly hasLink: boolean;
}

/** What messages can be found by. It holds nothing before the first search, and what posts add only at the next. */
export interface SearchIndex {
  /** Which parts of the log have been read into it, ascending and apart. */
  covered(): Span[];
  /** Reads in a part of the log, none of which was: all of its events, ascending. */
  cover(events: readonly StoredEvent[]): void;
  /** Messages in `within` by what they say as far as it was read in, newest first. */
  find(wanted: Wanted, within: Span, limit: number): Seq[];
  /** Who wrote something, by their current names. */
  authors(): Pick<MemberRow, 'number' | 'name'>[];
}

/** The room's webhooks. Nothing of them is written before the first is made. */
export interface HookShelf {
  /** In the order in which they were made. */
  all(): KeptHook[];
  /** Writes one row: a hook that is new, or one with this id as it is now. */
  put(hook: KeptHook): void;
  remove(id: string): void;
}

/** The room's memory. Everything is synchronous; what is written becomes durable before any frame leaves. */
export interface Store {
  /** What is erased or pruned leaves it at once. */
  readonly index: SearchIndex;
  readonly hooks: HookShelf;
  /** Runs `work` so that all of its writes happen or, if it throws, none. */
  atomically<T>(work: () => T): T;
  facts(): LogFacts;
  /** Begins the log's life, with the first event. */
  begin(epoch: Epoch): void;
  append(event: StoredEvent): void;
  describe(room: { readonly title: string; readonly topic: string }): void;
  /** Overwrites the bodies of this event and of the edits of it, so that their text is gone from the disk; `null` stays. */
  erase(seq: Seq): void;

  /** Events after `seq`, ascending. */
  after(seq: Seq, limit: ReadLimit): StoredEvent[];
  /** The newest events before `seq`, ascending. */
  before(seq: Seq, limit: ReadLimit): StoredEvent[];
  /** Events whose target lies in `first`…`last`, ascending. */
  changesOf(first: Seq, last: Seq): StoredEvent[];
  /** How many these are. Reads none of them. */
  countChanges(first: Seq, last: Seq): number;
  /**
   * Those of them that count: for each target its deletion, or else its last edit, the last word of each member on each
   * emoji, and whatever this build does not know. Whoever folds these gets what they would get from all. No body of
   * another is read, and of these none before it is asked for.
   */
  effectiveChangesOf(first: Seq, last: Seq): Iterable<StoredEvent>;
  /** Who wrote what in a part of the log, ascending. */
  signed(within: Span): Signed[];
  /** The first seq at or after `from` whose `at` is no earlier than `at`; head + 1 if none is. */
  firstSince(at: number, from: Seq): Seq;

  addMember(row: MemberRow): void;
  renameMember(number: number, name: string, marks: readonly Mark[]): void;
  findMember(member: MemberId): MemberRow | null;
  memberAt(number: number): MemberRow | null;
  /** The number the next member gets. */
  nextMemberNumber(): number;
  /** Whether an earlier member shows the same badge. */
  hasBadgeFace(face: string, except: MemberId): boolean;

  /** Deletes events below `floor`, at most `rows` of them; true when none is left below it. */
  prune(floor: Seq, rows: number): boolean;
  /** The tally that was saved last, if one was. */
  savedWakes(): WakeTally | null;
  /** Writes one row. Only for a log that has begun. */
  saveWakes(tally: WakeTally): void;
  /** Bytes on disk. */
  bytes(): number;
}

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls back once after that many ms; returns the way to cancel. A pending callback keeps the room awake. */
  after(ms: number, callback: () => void): () => void;
}

/** What a deployment may set; 0 switches a limit off. */
export interface RoomLimits {
  readonly postsPerSecond: number;
  readonly postBurst: number;
  readonly connectionsPerAddress: number;
  readonly joinsPerAddress: number;
  readonly membersPerRoom: number;
  readonly historyEvents: number;
  readonly historyDays: number;
  readonly storageBytes: number;
}

export interface RoomPorts {
  readonly id: string;
  readonly store: Store;
  readonly clock: Clock;
  readonly limits: RoomLimits;
  /** Base64url characters with 6 random bits each, from a CSPRNG. */
  randomId(characters: number): string;
  /** UTS #39 skeleton: names that look alike have equal ones. */
  skeleton(name: string): string;
  /** Resolves once everything written so far is durable. */
  durable(): Promise<void>;
  /** Asks for `Room.maintain` at that time, or earlier. */
  schedule(at: number): void;
  /** Tells the platform what to answer to a heartbeat while the room sleeps. */
  announceHead(head: Seq): void;
  /** A fault of ours, caught at the room's edge. */
  report(fault: unknown): void;
}
