// How much each peer may be sent before it proves that it reads (Z1–Z3). One running total for the room, so a
// broadcast costs a comparison a peer and no bookkeeping.
import type { Seq } from '../protocol/ids.ts';
import { MAX_UNPROVEN_BYTES } from '../protocol/limits.ts';
import type { Seat } from './seat.ts';

export class Outflow {
  #total = 0;
  /** What the total was after each broadcast of the last few MiB, ascending. */
  #marks: { readonly seq: Seq; readonly total: number }[] = [];

  /** Counts a broadcast that ended with `seq`. */
  count(seq: Seq, bytes: number): void {
    this.#total += bytes;
    this.#marks.push({ seq, total: this.#total });
    if (this.#marks.length > 64 && this.#isStale(this.#marks[this.#marks.length >> 1])) {
      this.#marks = this.#marks.slice(this.#marks.length >> 1);
    }
  }

  isTooFarBehind(seat: Seat): boolean {
    return this.#total - seat.provenBytes > MAX_UNPROVEN_BYTES;
  }

  /** The peer has read everything up to `seq`. */
  prove(seat: Seat, seq: Seq): void {
    const mark = this.#marks.findLast((candidate) => candidate.seq <= seq);
    if (mark) seat.provenBytes = Math.max(seat.provenBytes, mark.total);
  }

  /** The peer starts from here: it just joined, or pulled and so has read all it was sent. */
  start(seat: Seat): void {
    seat.provenBytes = this.#total;
  }

  #isStale(mark: { readonly total: number } | undefined): boolean {
    return mark !== undefined && this.#total - mark.total > 2 * MAX_UNPROVEN_BYTES;
  }
}
