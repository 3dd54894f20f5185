// Answers searches, one piece of work at a time: between any two pieces other frames are served. The first search has
// the room read itself into the index, newest first, only as far back as its answer needs, and only while somebody waits.

import type { Seq } from '../protocol/ids.ts';
import { MAX_SEARCH_HITS, SEARCH_HITS } from '../protocol/limits.ts';
import type { AskSearch } from '../protocol/up.ts';
import { complain } from './complain.ts';
import type { Flush } from './flush.ts';
import type { Log } from './log.ts';
import type { MemberBook } from './member-book.ts';
import type { RoomPorts, Span } from './ports.ts';
import type { Rates } from './rates.ts';
import { type Answer, answerFrom, foundFrame, wantedFor } from './search-answer.ts';
import { type Asker, type Question, SearchAsk } from './search-ask.ts';
import { parseQuery } from './search-query.ts';
import type { Seat } from './seat.ts';
import { isSeated, type Seats } from './seats.ts';
import { countWithin, newestGap } from './spans.ts';

/** What is read in one piece: some milliseconds' worth. */
export const PIECE = { events: 250, bytes: 64 * 1024 };
/** A search is as much work as ten other frames. */
const TOKENS = 10;

interface Parts {
  readonly ports: RoomPorts;
  readonly log: Log;
  readonly book: MemberBook;
  readonly rates: Rates;
  readonly seats: Seats;
  readonly flush: Flush;
}

export class Searching {
  readonly #parts: Parts;
  #asks: SearchAsk[] = [];
  #isWorking = false;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** A session's newer question replaces the one it waits for. */
  ask(seat: Seat, ask: AskSearch): void {
    const { rates, ports, seats } = this.#parts;
    rates.frames.take(`${seat.number}`, ports.clock.now(), TOKENS);
    const member = isSeated(seat) ? seat.session.member : '';
    this.askAs({ peer: seat.peer, member, isHere: () => seats.has(seat) }, ask);
  }

  /** The same for whoever has no seat. */
  askAs(asker: Asker, { ref, query: text, before, limit }: AskSearch): void {
    const { flush, log } = this.#parts;
    const query = parseQuery(text);
    if (!query.ok) return void complain(asker, query.error, ref);
    flush.now();
    const question = {
      ...{ asker, ref, query: query.value, head: log.head, before: before ?? log.head + 1 },
      limit: Math.max(1, Math.min(limit ?? SEARCH_HITS, MAX_SEARCH_HITS)),
    };
    this.#asks = [...this.#asks.filter((ask) => ask.question.asker.peer !== asker.peer), new SearchAsk(question)];
    this.#continue();
  }

  #continue(): void {
    if (this.#isWorking || this.#asks.length === 0) return;
    this.#isWorking = true;
    this.#parts.ports.clock.after(0, () => this.#work());
  }

  #work(): void {
    const { ports } = this.#parts;
    this.#asks = this.#asks.filter(({ question }) => question.asker.isHere());
    const [ask] = this.#asks;
    try {
      if (ask && this.#advance(ask)) return this.#rest();
    } catch (fault) {
      ports.report(fault);
      for (const { question } of this.#asks.splice(0)) complain(question.asker, 'searchFailed', question.ref);
    }
    this.#rested();
  }

  /** What was written is made durable before more is written: posts wait at the same gate. */
  #rest(): void {
    const { ports } = this.#parts;
    ports
      .durable()
      .catch((fault: unknown) => ports.report(fault))
      .then(() => this.#rested());
  }

  #rested(): void {
    this.#isWorking = false;
    this.#continue();
  }

  /** One piece: the answer, or some more of the log. True if it wrote. */
  #advance(ask: SearchAsk): boolean {
    const { question } = ask;
    const { index } = this.#parts.ports.store;
    const whole = { first: this.#firstOf(question), last: question.head };
    const gap = newestGap(index.covered(), whole);
    const answer = gap === null || ask.takeLook() ? this.#answer(ask, gap ? gap.last + 1 : whole.first) : null;
    if (answer && (gap === null || answer.next !== null)) {
      this.#asks = this.#asks.filter((other) => other !== ask);
      this.#send(question, answer, whole);
      return false;
    }
    if (gap) this.#read(gap);
    ask.notePiece();
    // Whoever looks far back does not keep others from what is near.
    this.#asks = [...this.#asks.filter((other) => other !== ask), ask];
    this.#tell(ask, whole);
    return true;
  }

  /** How far it is, unless the answer is next: nothing found after all was read is an answer. */
  #tell(ask: SearchAsk, whole: Span): void {
    const { clock, store } = this.#parts.ports;
    if (newestGap(store.index.covered(), whole) === null || !ask.takeTelling(clock.now())) return;
    this.#send(ask.question, NOTHING_YET, whole);
  }

  /** From what was read in down to `first`: all of it, without a hole. */
  #answer(ask: SearchAsk, first: Seq): Answer {
    const { ports, log, book } = this.#parts;
    const { asker, query, before, head, limit } = ask.question;
    const { store } = ports;
    const until = query.until === null ? head + 1 : store.firstSince(query.until, log.floor());
    const within = { first, last: Math.min(head, before - 1, until - 1) };
    ask.wanted ??= wantedFor(query, { index: store.index, book, asker: asker.member });
    return answerFrom({ index: store.index, log }, ask.wanted, { within, limit });
  }

  /** The oldest event that an answer may lie in; edits of it may be as new as any. */
  #firstOf({ query }: Question): Seq {
    const { ports, log } = this.#parts;
    return query.since === null ? log.floor() : ports.store.firstSince(query.since, log.floor());
  }

  #read(gap: Span): void {
    const { store } = this.#parts.ports;
    const events = store.before(gap.last + 1, PIECE).filter(({ seq }) => seq >= gap.first);
    if (events.length === 0) throw new Error(`The log lacks its events up to ${gap.last}`);
    store.atomically(() => store.index.cover(events));
  }

  #send({ asker, ref }: Question, answer: Answer, whole: Span): void {
    const { ports, book } = this.#parts;
    const done = countWithin(ports.store.index.covered(), whole);
    const indexed = { done, total: Math.max(0, whole.last - whole.first + 1) };
    asker.peer.send(foundFrame(ref, answer, { indexed, book }));
  }
}

const NOTHING_YET: Answer = { hits: [], next: null };
