// What everyone is sent: one frame prepared once, whatever the number of peers. One peer's fault is its own (Z3).

import { encodeDown } from '../protocol/codec.ts';
import type { Down } from '../protocol/down.ts';
import type { Seq } from '../protocol/ids.ts';
import { SLOW_READER_MS } from '../protocol/limits.ts';
import { utf8Bytes } from '../protocol/text.ts';
import { liveFrame } from './frames.ts';
import type { Log } from './log.ts';
import type { MemberBook } from './member-book.ts';
import { liveLines } from './plain-lines.ts';
import type { RoomPorts, StoredEvent } from './ports.ts';
import { become, type Seat } from './seat.ts';
import type { Seats } from './seats.ts';
import type { Joined } from './session.ts';
import type { Outflow } from './slow-readers.ts';

interface Parts {
  readonly ports: RoomPorts;
  readonly log: Log;
  readonly book: MemberBook;
  readonly seats: Seats;
  readonly outflow: Outflow;
  /** Looks whether this seat has to go by now. */
  expire(seat: Seat): void;
}

export class Broadcast {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** New events to all who are live. */
  events(events: readonly StoredEvent[]): void {
    const last = events.at(-1);
    if (last === undefined) return;
    const { book, seats, outflow, ports } = this.#parts;
    // Flat, and each made when first asked for: most rooms speak only one of the two wires, and in a room where little
    // is said the engine interprets this loop.
    let frame: string | null = null;
    let lines: string | null = null;
    for (const seat of seats.all()) {
      const { session } = seat;
      if (session.state === 'joined') {
        if (session.flow.at !== 'live') continue;
        frame ??= this.#frameOf(events, last.seq);
        if (outflow.isTooFarBehind(seat)) this.#leaveBehind(seat, session);
        else seat.peer.send(frame);
      } else if (session.state === 'plain') {
        lines ??= liveLines(events, book);
        if (lines !== '') seat.peer.send(lines);
      }
    }
    ports.announceHead(last.seq);
  }

  /** Presence and the like, to all who can still be told something. */
  frame(down: Down): void {
    this.text(encodeDown(down));
  }

  /** The same for a frame that is JSON already. */
  text(text: string): void {
    const { seats, log, outflow } = this.#parts;
    outflow.count(log.head, utf8Bytes(text));
    for (const seat of seats.all()) {
      const { session } = seat;
      if (session.state === 'joined' && session.flow.at !== 'behind') this.#sendBounded(seat, session, text);
    }
  }

  #frameOf(events: readonly StoredEvent[], last: Seq): string {
    const { log, book, outflow } = this.#parts;
    const frame = liveFrame(events, book, log.epoch);
    outflow.count(last, utf8Bytes(frame));
    return frame;
  }

  /** Unread presence fills memory as unread events do. */
  #sendBounded(seat: Seat, session: Joined, frame: string): void {
    if (this.#parts.outflow.isTooFarBehind(seat)) this.#leaveBehind(seat, session);
    else seat.peer.send(frame);
  }

  #leaveBehind(seat: Seat, session: Joined): void {
    const { ports, log, expire } = this.#parts;
    become(seat, { ...session, flow: { at: 'behind', since: ports.clock.now() } });
    seat.peer.send(encodeDown({ type: 'behind', head: log.head }));
    seat.stopDeadline = ports.clock.after(SLOW_READER_MS, () => expire(seat));
  }
}
