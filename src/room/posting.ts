// The one place that appends: judges a batch of posts in order, assigns seqs and writes, in one synchronous block, all
// or nothing. When it runs and who is told is `flush.ts`.
import type { Refusal } from '../protocol/down.ts';
import type { MemberId, Seq } from '../protocol/ids.ts';
import type { Mark } from '../protocol/members.ts';
import { unreachable } from '../protocol/result.ts';
import type { PostItem } from '../protocol/up.ts';
import { composed, type Draft, isDraft } from './draft.ts';
import type { Log } from './log.ts';
import type { MemberBook } from './member-book.ts';
import type { RoomPorts, StoredEvent } from './ports.ts';
import type { Quota } from './quota.ts';
import type { Rates } from './rates.ts';
import { type Refused, refusal, refusedEarlier } from './refuse.ts';
import { type Judged, judge } from './rules.ts';
import type { Seats } from './seats.ts';
import { retakeTokens } from './tail-tokens.ts';
import { Targets } from './targets.ts';

/** How long a sender waits when the room could not write. */
const NOT_STORED_DELAY_MS = 1_000;

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
  /** Of posts that fit and of which only the first points anywhere: all of them go, or none. */
  readonly isWhole?: true;
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
  readonly quota: Quota;
}

type Verdict = { readonly kind: 'appended' | 'stored'; readonly event: StoredEvent } | Refused;

/** What there was before an arrival: posts of it that were stored, and how far a draft's author sees, which is all. */
interface Before {
  readonly stored: ReadonlyMap<string, StoredEvent>;
  readonly sees: Seq | null;
  /** What its next post costs: the first of a whole pays for all. */
  tokens: number;
}

export class Posting {
  readonly #parts: Parts;
  readonly #targets: Targets;
  #bucketsAreTrue = false;
  /** What memory holds may be of a transaction that was rolled back. */
  #isStale = false;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#targets = new Targets(parts.log);
  }

  /**
   * Judges and writes a batch as one transaction. If writing fails nothing of it happened and all are asked to retry. It
   * throws if the log cannot even be read again: until it can, nothing is written.
   */
  flush(arrivals: readonly Arrival[]): Flushed {
    const { ports } = this.#parts;
    const events: StoredEvent[] = [];
    this.#forgetStale();
    try {
      const outcomes = ports.store.atomically(() => arrivals.map((arrival) => this.#settle(arrival, events)));
      return { events, outcomes };
    } catch (fault) {
      ports.report(fault);
      this.#isStale = true;
      this.#forgetStale();
      return { events: [], outcomes: arrivals.map(refuseAll) };
    }
  }

  #forgetStale(): void {
    if (!this.#isStale) return;
    this.#parts.book.forget();
    this.#targets.forget();
    this.#bucketsAreTrue = false;
    this.#parts.log.reload();
    this.#isStale = false;
  }

  #settle(arrival: Arrival, events: StoredEvent[]): Outcome {
    const { author } = arrival;
    const appended: StoredEvent[] = [];
    const stored: StoredEvent[] = [];
    const refusals: Refusal[] = [];
    const posts = isDraft(arrival.posts) ? [composed(arrival.posts, this.#parts)] : arrival.posts;
    const sees = isDraft(arrival.posts) ? this.#parts.log.head : null;
    const before = { stored: this.#storedBefore(author, posts), sees, tokens: arrival.isWhole ? posts.length : 1 };
    for (const post of posts) {
      const verdict = refusals.length > 0 ? refusedEarlier(refusals) : this.#judge(author, post, before);
      if (arrival.isWhole) before.tokens = 0;
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
    // What must go is not kept for want of room: there is one redaction to a message.
    const asksQuota = judged.value.kind !== 'redact' && before.tokens > 0;
    if (asksQuota && this.#parts.quota.isFull()) return { kind: 'refused', code: 'storageFull' };
    const delayMs = this.#takeTokens(author, before.tokens);
    if (delayMs > 0) return { kind: 'refused', code: 'tooFast', delayMs };
    return { kind: 'appended', event: this.#append(author, post, judged.value) };
  }

  /** 0 if the post may go; else how long to wait. Only an accepted post takes a token. */
  #takeTokens({ member, address }: Author, tokens: number): number {
    if (!this.#bucketsAreTrue) retakeTokens(this.#parts);
    this.#bucketsAreTrue = true;
    const { posts, addressPosts } = this.#parts.rates;
    const now = this.#parts.ports.clock.now();
    const waitMs = Math.max(posts.waitMs(member, now, tokens), address ? addressPosts.waitMs(address, now, tokens) : 0);
    if (waitMs > 0) return waitMs;
    posts.take(member, now, tokens);
    if (address) addressPosts.take(address, now, tokens);
    return 0;
  }

  #append({ member, name, marks }: Author, post: PostItem, judged: Judged): StoredEvent {
    const { log, book, quota } = this.#parts;
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
    quota.note(event);
    return event;
  }
}

/** Asks for all of it again. What was stored all the same is found then (X2). */
export function refuseAll({ posts }: Arrival): Outcome {
  const ids = isDraft(posts) ? [posts.id ?? ''] : posts.map((post) => post.id);
  return { appended: [], stored: [], refusals: ids.map((id) => refusal(id, 'notStored', NOT_STORED_DELAY_MS)) };
}
