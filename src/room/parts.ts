// The pieces of one room and how they are put together.
import { Broadcast } from './broadcast.ts';
import { Flush } from './flush.ts';
import { FlushTimes } from './flush-times.ts';
import { Log } from './log.ts';
import { MemberBook } from './member-book.ts';
import type { RoomPorts, StoredEvent } from './ports.ts';
import { Posting } from './posting.ts';
import { Presence } from './presence.ts';
import { Quota } from './quota.ts';
import { Rates } from './rates.ts';
import { Searching } from './searching.ts';
import type { Seat } from './seat.ts';
import { Seats } from './seats.ts';
import { Outflow } from './slow-readers.ts';
import { Ticker } from './ticker.ts';
import { Typing } from './typing.ts';
import { Wakefulness } from './wakefulness.ts';

export interface Parts {
  readonly ports: RoomPorts;
  readonly log: Log;
  readonly book: MemberBook;
  readonly quota: Quota;
  readonly rates: Rates;
  readonly seats: Seats;
  readonly outflow: Outflow;
  readonly typing: Typing;
  readonly presence: Presence;
  readonly broadcast: Broadcast;
  readonly flush: Flush;
  readonly flushTimes: FlushTimes;
  readonly ticker: Ticker;
  readonly searching: Searching;
  readonly wakefulness: Wakefulness;
}

/** What the pieces ask of the room itself. */
export interface RoomCallbacks {
  /** Looks whether this seat has to go by now. */
  expire(seat: Seat): void;
  /** Called after every flush, with what it stored. */
  flushed(events: readonly StoredEvent[]): void;
}

export function assemble(ports: RoomPorts, callbacks: RoomCallbacks): Parts {
  const base = {
    ports,
    clock: ports.clock,
    log: new Log(ports),
    book: new MemberBook(ports.store, ports.skeleton),
    quota: new Quota(ports),
    rates: new Rates(ports.limits),
    seats: new Seats(),
    outflow: new Outflow(),
    typing: new Typing(),
    flushTimes: new FlushTimes(),
  };
  const presence = new Presence(base.seats, base.book);
  const broadcast = new Broadcast({ ...base, expire: callbacks.expire });
  const flush = new Flush({ ...base, posting: new Posting(base), broadcast, flushed: callbacks.flushed });
  const ticker = new Ticker({ ...base, presence, broadcast });
  const searching = new Searching({ ...base, flush });
  return { ...base, presence, broadcast, flush, ticker, searching, wakefulness: new Wakefulness(base) };
}
