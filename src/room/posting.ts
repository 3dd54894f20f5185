// The flush: one synchronous block that judges what arrived in order, assigns seqs, writes, then tells. While a
// batch is being made durable, later posts gather and leave together.
import type { Refusal } from '../protocol/down.ts';
import type { MemberId, Seq } from '../protocol/ids.ts';
import type { Mark } from '../protocol/members.ts';
import { unreachable } from '../protocol/result.ts';
import type { PostItem } from '../protocol/up.ts';
import { composed, type Draft, isDraft } from './draft.ts';
import type { Log } from './log.ts';
import type { MemberBook } from './member-book.ts';
import type { RoomPorts, StoredEvent } from './ports.ts';
import type { Rates } from './rates.ts';
import { type Refused, refusal, refusedEarlier } from './refuse.ts';
import { type Judged, judge } from './rules.ts';
import type { Seats } from './seats.ts';
import { retakeTokens } from './tail-tokens.ts';
import { Targets } from './targets.ts';

/** How long a sender waits when the room could not write. */
const NOT_STORED_DELAY_MS = 1_000;
/** More than an event takes with its row, its words in the index and its author. */
const EVENT_BYTES = 1_024;
const BYTES_PER_CHARACTER = 16;

/** Whoever posts: a session, or someone without a socket. `name` and `marks` are for a member the room has not met. */
export interface Author {
  readonly member: MemberId;
  readonly name: string;
  readonly marks: readonly Mark[];
  /** A daily keyed hash of the address; empty if unknown. */
  readonly address: string;
}

/** One frame of posts, or one draft of somebody who follows no log. */
export interface Arrival {
  readonly author: Author;
  readonly posts: readonly PostItem[] | Draft;
  /** Called once, when it is written and broadcast, but perhaps not durable: what it leads to must wait for that. */
  tell(outcome: Outcome): void;
}

/** What became of one arrival. */
export interface Outcome {
  readonly appended: readonly StoredEvent[];
  /** Those that had been stored before. */
  readonly stored: readonly StoredEvent[];
  readonly refusals: readonly Refusal[];
}

export interface Flushed {
  readonly events: readonly StoredEvent[];
  /** One for each arrival, in its order. */
  readonly outcomes: readonly Outcome[];
}

interface Parts {
  readonly ports: RoomPorts;
  readonly log: Log;
  readonly book: MemberBook;
  readonly rates: Rates;
  readonly seats: Seats;
}

type Verdict = { readonly kind: 'appended' | 'stored'; readonly event: StoredEvent } | Refused;

/** What there was before an arrival: posts of it that were stored, and how far a draft's author sees, which is all. */
interface Before {
  readonly stored: ReadonlyMap<string, StoredEvent>;
  readonly sees: Seq | null;
}

export class Posting {
  readonly #parts: Parts;
  readonly #targets: Targets;
  #bucketsAreTrue = false;
  /** Bytes that are surely left: asking how full the storage is costs a query. */
  #spareBytes = 0;
  /** Addresses that this batch took tokens from. */
  #takenFrom: string[] = [];

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#targets = new Targets(parts.log);
  }

  /** Judges and writes a batch as one transaction. If writing fails nothing of it happened and all are asked to retry. */
  flush(arrivals: readonly Arrival[]): Flushed {
    const { ports, log, book, rates } = this.#parts;
    const events: StoredEvent[] = [];
    this.#takenFrom = [];
    try {
      const outcomes = ports.store.atomically(() => arrivals.map((arrival) => this.#settle(arrival, events)));
      return { events, outcomes };
    } catch (fault) {
      log.reload();
      book.forget();
      this.#targets.forget();
      this.#bucketsAreTrue = false;
      for (const address of this.#takenFrom) rates.addressPosts.giveBack(address);
      ports.report(fault);
      return { events: [], outcomes: arrivals.map(refuseAll) };
    }
  }

  #settle(arrival: Arrival, events: StoredEvent[]): Outcome {
    const { author } = arrival;
    const appended: StoredEvent[] = [];
    const stored: StoredEvent[] = [];
    const refusals: Refusal[] = [];
    const posts = isDraft(arrival.posts) ? [composed(arrival.posts, this.#parts)] : arrival.posts;
    const sees = isDraft(arrival.posts) ? this.#parts.log.head : null;
    const before = { stored: this.#storedBefore(author, posts), sees };
    for (const post of posts) {
      const verdict = refusals.length > 0 ? refusedEarlier(refusals) : this.#judge(author, post, before);
      if (verdict.kind === 'refused') refusals.push(refusal(post.id, verdict.code, verdict.delayMs));
      else if (verdict.kind === 'stored') stored.push(verdict.event);
      else if (verdict.kind === 'appended') appended.push(verdict.event);
      else unreachable(verdict.kind);
    }
    events.push(...appended);
    return { appended, stored, refusals };
  }

  #storedBefore({ member }: Author, posts: readonly PostItem[]): Map<string, StoredEvent> {
    const row = this.#parts.book.row(member);
    return row ? this.#parts.log.findAll(row.number, posts) : new Map();
  }

  #judge(author: Author, post: PostItem, before: Before): Verdict {
    const { log, book } = this.#parts;
    const by = author.member;
    if (!log.knows(post)) return { kind: 'refused', code: 'baseUnknown' };
    const row = book.row(by);
    const known = row && (log.findRecent(row.number, post.id) ?? before.stored.get(post.id));
    if (known) return { kind: 'stored', event: known };
    const judged = judge({ by, kind: post.kind, target: post.target, body: post.body });
    if (!judged.ok) return { kind: 'refused', code: judged.error };
    const base = before.sees ?? post.base;
    const pointless = this.#targets.judge({ by: row?.number, base, target: post.target, judged: judged.value });
    if (pointless) return { kind: 'refused', code: pointless };
    if (this.#isFull()) return { kind: 'refused', code: 'storageFull' };
    const delayMs = this.#takeToken(author);
    if (delayMs > 0) return { kind: 'refused', code: 'tooFast', delayMs };
    return { kind: 'appended', event: this.#append(author, post, judged.value) };
  }

  /** A full disk also breaks reads, so the quota is refused before writing. */
  #isFull(): boolean {
    const { store, limits } = this.#parts.ports;
    if (limits.storageBytes <= 0 || this.#spareBytes > 0) return false;
    this.#spareBytes = limits.storageBytes - store.bytes();
    return this.#spareBytes <= 0;
  }

  /** 0 if the post may go; else how long to wait. Only an accepted post takes a token. */
  #takeToken({ member, address }: Author): number {
    if (!this.#bucketsAreTrue) retakeTokens(this.#parts);
    this.#bucketsAreTrue = true;
    const { posts, addressPosts } = this.#parts.rates;
    const now = this.#parts.ports.clock.now();
    const waitMs = Math.max(posts.waitMs(member, now), address ? addressPosts.waitMs(address, now) : 0);
    if (waitMs > 0) return waitMs;
    posts.take(member, now);
    if (address) {
      addressPosts.take(address, now);
      this.#takenFrom.push(address);
    }
    return 0;
  }

  #append({ member, name, marks }: Author, post: PostItem, judged: Judged): StoredEvent {
    const { log, book } = this.#parts;
    log.begin();
    const row = book.ensure(member, { name, marks: [...marks] });
    const event = log.append({
      by: row.number,
      id: post.id,
      kind: judged.kind,
      target: post.target ?? null,
      body: JSON.stringify(judged.kind === 'name' ? { ...judged.body, was: row.name } : judged.body),
    });
    if (judged.kind === 'name') book.rename(row, judged.body.name);
    else if (judged.kind === 'room') log.describe(judged.body);
    else if (judged.kind === 'redact' && event.target !== null) log.erase(event.target);
    this.#targets.note(event);
    this.#spareBytes -= EVENT_BYTES + BYTES_PER_CHARACTER * event.body.length;
    return event;
  }
}

function refuseAll({ posts }: Arrival): Outcome {
  const ids = isDraft(posts) ? [posts.id ?? ''] : posts.map((post) => post.id);
  return { appended: [], stored: [], refusals: ids.map((id) => refusal(id, 'notStored', NOT_STORED_DELAY_MS)) };
}
