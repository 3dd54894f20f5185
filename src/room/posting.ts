// The flush: one synchronous block that judges what arrived in order, assigns seqs, writes, then tells. While a
// batch is being made durable, later posts gather and leave together.
import type { Refusal } from '../protocol/down.ts';
import { REFUSALS, type RefusalCode } from '../protocol/error-codes.ts';
import type { MemberId } from '../protocol/ids.ts';
import { EVENT_ID_CHARACTERS, MAX_BURST_SECONDS } from '../protocol/limits.ts';
import { unreachable } from '../protocol/result.ts';
import type { PostItem } from '../protocol/up.ts';
import type { Log } from './log.ts';
import type { MemberBook } from './member-book.ts';
import type { RoomPorts, StoredEvent } from './ports.ts';
import type { Rates } from './rates.ts';
import { type Judged, judge } from './rules.ts';
import type { MemberSeat, Seats } from './seats.ts';

/** How long a sender waits when the room could not write. */
const NOT_STORED_DELAY_MS = 1_000;
/** How long the rest of a refused frame waits when the refusal itself names no delay. */
const REST_DELAY_MS = 0;

/** One frame of posts; from plain text mode one message without id or base. */
export interface Arrival {
  readonly seat: MemberSeat;
  readonly posts: readonly PostItem[] | string;
}

/** What became of one arrival. */
export interface Outcome {
  readonly seat: MemberSeat;
  readonly stored: readonly StoredEvent[];
  readonly refusals: readonly Refusal[];
}

export interface Flushed {
  readonly events: readonly StoredEvent[];
  readonly outcomes: readonly Outcome[];
}

interface Parts {
  readonly ports: RoomPorts;
  readonly log: Log;
  readonly book: MemberBook;
  readonly rates: Rates;
  readonly seats: Seats;
}

type Verdict =
  | { readonly kind: 'appended' | 'stored'; readonly event: StoredEvent }
  | { readonly kind: 'refused'; readonly code: RefusalCode; readonly delayMs?: number };

/** Events that can have taken tokens which are not back yet: enough for the fastest room we serve. */
const TAIL = { events: 2_000, bytes: Number.POSITIVE_INFINITY };

export class Posting {
  readonly #parts: Parts;
  #bucketsAreTrue = false;
  /** Asked once a batch: a batch is small beside any quota, and asking costs a query. */
  #isFull = false;
  /** Addresses that this batch took tokens from. */
  #takenFrom: string[] = [];

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Judges and writes a batch as one transaction. If writing fails nothing of it happened and all are asked to retry. */
  flush(arrivals: readonly Arrival[]): Flushed {
    const { ports, log, book, rates } = this.#parts;
    const events: StoredEvent[] = [];
    this.#takenFrom = [];
    try {
      this.#isFull = isFull(ports);
      const outcomes = ports.store.atomically(() => arrivals.map((arrival) => this.#settle(arrival, events)));
      return { events, outcomes };
    } catch (fault) {
      log.reload();
      book.forget();
      this.#bucketsAreTrue = false;
      for (const address of this.#takenFrom) rates.addressPosts.giveBack(address);
      ports.report(fault);
      return { events: [], outcomes: arrivals.map(refuseAll) };
    }
  }

  #settle(arrival: Arrival, events: StoredEvent[]): Outcome {
    const { seat } = arrival;
    const stored: StoredEvent[] = [];
    const refusals: Refusal[] = [];
    const posts = this.#postsOf(arrival);
    const before = this.#storedBefore(seat, posts);
    for (const post of posts) {
      const verdict = refusals.length > 0 ? refusedEarlier(refusals) : this.#judge(seat, post, before);
      if (verdict.kind === 'refused') refusals.push(refusal(post.id, verdict.code, verdict.delayMs));
      else if (verdict.kind === 'stored') stored.push(verdict.event);
      else if (verdict.kind === 'appended') events.push(verdict.event);
      else unreachable(verdict.kind);
    }
    return { seat, stored, refusals };
  }

  #postsOf({ posts }: Arrival): readonly PostItem[] {
    if (typeof posts !== 'string') return posts;
    const { ports, log } = this.#parts;
    const id = ports.randomId(EVENT_ID_CHARACTERS);
    return [{ id, epoch: log.epoch, base: log.head, kind: 'message', body: { text: posts } }];
  }

  #storedBefore(seat: MemberSeat, posts: readonly PostItem[]): Map<string, StoredEvent> {
    const row = this.#parts.book.row(seat.session.member);
    return row ? this.#parts.log.findAll(row.number, posts) : new Map();
  }

  #judge(seat: MemberSeat, post: PostItem, before: Map<string, StoredEvent>): Verdict {
    const { log, book } = this.#parts;
    const by = seat.session.member;
    if (!log.knows(post)) return { kind: 'refused', code: 'baseUnknown' };
    const row = book.row(by);
    const known = row && (log.findRecent(row.number, post.id) ?? before.get(post.id));
    if (known) return { kind: 'stored', event: known };
    const judged = judge({ by, kind: post.kind, target: post.target, body: post.body });
    if (!judged.ok) return { kind: 'refused', code: judged.error };
    if (this.#isFull) return { kind: 'refused', code: 'storageFull' };
    const delayMs = this.#takeToken(seat);
    if (delayMs > 0) return { kind: 'refused', code: 'tooFast', delayMs };
    return { kind: 'appended', event: this.#append(seat, post, judged.value) };
  }

  /** 0 if the post may go; else how long to wait. Only an accepted post takes a token. */
  #takeToken({ session }: MemberSeat): number {
    if (!this.#bucketsAreTrue) this.#rebuildBuckets();
    const { posts, addressPosts } = this.#parts.rates;
    const now = this.#parts.ports.clock.now();
    const waitMs = Math.max(
      posts.waitMs(session.member, now),
      session.address ? addressPosts.waitMs(session.address, now) : 0,
    );
    if (waitMs > 0) return waitMs;
    posts.take(session.member, now);
    if (session.address) {
      addressPosts.take(session.address, now);
      this.#takenFrom.push(session.address);
    }
    return 0;
  }

  /** What the log's tail took from the buckets: memory of it is gone after a wake or a rollback (G16). */
  #rebuildBuckets(): void {
    const { ports, log, book, rates } = this.#parts;
    this.#bucketsAreTrue = true;
    if (ports.limits.postsPerSecond === 0) return;
    rates.posts.clear();
    rates.addressPosts.clear();
    const oldest = ports.clock.now() - MAX_BURST_SECONDS * 1_000;
    const tail = log.before(log.head + 1, TAIL);
    // Whoever paused that long has a full bucket. Of the others all of it counts: they may have been at it for longer.
    const busy = new Set(tail.filter(({ at }) => at >= oldest).map(({ by }) => by));
    for (const { by, at } of tail) if (busy.has(by)) this.#takeAgain(book.rowAt(by).member, at);
  }

  /** Events carry no address: an author's own sockets, which outlive the memory, tell it. */
  #takeAgain(member: MemberId, at: number): void {
    const { rates, seats } = this.#parts;
    rates.posts.take(member, at);
    const [seat] = seats.of(member) ?? [];
    if (seat?.session.address) rates.addressPosts.take(seat.session.address, at);
  }

  #append(seat: MemberSeat, post: PostItem, judged: Judged): StoredEvent {
    const { log, book } = this.#parts;
    log.begin();
    const row = book.ensure(seat.session.member, { name: seat.session.name, marks: [...seat.session.marks] });
    const event = log.append({
      by: row.number,
      id: post.id,
      kind: judged.kind,
      target: post.target ?? null,
      body: JSON.stringify(judged.kind === 'name' ? { ...judged.body, was: row.name } : judged.body),
    });
    if (judged.kind === 'name') book.rename(row, judged.body.name);
    else if (judged.kind === 'room') log.describe(judged.body);
    return event;
  }
}

/** A full disk also breaks reads, so the quota is refused before writing. */
function isFull({ store, limits }: RoomPorts): boolean {
  return limits.storageBytes > 0 && store.bytes() >= limits.storageBytes;
}

function refusal(id: string, code: RefusalCode, delayMs?: number): Refusal {
  return { id, code, action: REFUSALS[code], ...(delayMs !== undefined && { delayMs }) };
}

function refusedEarlier(refusals: readonly Refusal[]): Verdict {
  return { kind: 'refused', code: 'earlierRefused', delayMs: refusals[0]?.delayMs ?? REST_DELAY_MS };
}

function refuseAll({ seat, posts }: Arrival): Outcome {
  const ids = typeof posts === 'string' ? [''] : posts.map((post) => post.id);
  return { seat, stored: [], refusals: ids.map((id) => refusal(id, 'notStored', NOT_STORED_DELAY_MS)) };
}
