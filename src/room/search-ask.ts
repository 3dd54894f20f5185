// One search that somebody waits for, and how far the room has come with it.
import type { MemberId, Seq } from '../protocol/ids.ts';
import type { Wanted } from './ports.ts';
import type { SearchQuery } from './search-query.ts';
import type { Peer } from './seat.ts';

const TELL_EVERY_MS = 200;

/** Who asks: somebody with a seat, or without one. */
export interface Asker {
  readonly peer: Pick<Peer, 'send'>;
  /** Whom `from:me` means. */
  readonly member: MemberId;
  isHere(): boolean;
}

export interface Question {
  readonly asker: Asker;
  readonly ref: number;
  readonly query: SearchQuery;
  readonly limit: number;
  /** Only messages older than this. */
  readonly before: Seq;
  /** The head when it was asked: whoever posts on meanwhile does not put off its end. */
  readonly head: Seq;
}

export class SearchAsk {
  readonly question: Question;
  /** What the query means here; null until the first look, which asks who has written. */
  wanted: Wanted | null = null;
  #pieces = 0;
  #looksAfter = 1;
  #toldAt = Number.NEGATIVE_INFINITY;

  constructor(question: Question) {
    this.question = question;
  }

  /** A piece of the log was read for it. */
  notePiece(): void {
    this.#pieces += 1;
  }

  /** Whether to look if what was read suffices: after 1, 2, 4, 8 … pieces, for looking costs as much as reading. */
  takeLook(): boolean {
    if (this.#pieces < this.#looksAfter) return false;
    this.#looksAfter = this.#pieces * 2;
    return true;
  }

  /** Whether to tell how far it is. */
  takeTelling(now: number): boolean {
    if (Math.abs(now - this.#toldAt) < TELL_EVERY_MS) return false;
    this.#toldAt = now;
    return true;
  }
}
