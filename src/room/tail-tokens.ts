// After a wake or a rollback the buckets are empty of memory: what the log's tail took from them is taken again (G16).
import type { MemberId } from '../protocol/ids.ts';
import { MAX_BURST_SECONDS } from '../protocol/limits.ts';
import type { Log } from './log.ts';
import type { MemberBook } from './member-book.ts';
import type { RoomPorts, StoredEvent } from './ports.ts';
import type { Rates } from './rates.ts';
import type { Seats } from './seats.ts';

interface Parts {
  readonly ports: RoomPorts;
  readonly log: Log;
  readonly book: MemberBook;
  readonly rates: Rates;
  readonly seats: Seats;
}

/** Events that can have taken tokens which are not back yet: enough for the fastest room we serve. */
const TAIL_EVENTS = 2_000;
/** Read at once. */
const PIECE = { events: 50, bytes: Number.POSITIVE_INFINITY };
/** After that long any bucket is full again. */
const REST_MS = MAX_BURST_SECONDS * 1_000;

/** Brings the posting buckets of members and addresses to where the log says they are. */
export function retakeTokens({ ports, log, book, rates, seats }: Parts): void {
  if (ports.limits.postsPerSecond === 0) return;
  rates.posts.clear();
  rates.addressPosts.clear();
  const oldest = ports.clock.now() - REST_MS;
  const tail = log.lastAt < oldest ? [] : tailOf(log);
  // Whoever paused that long has a full bucket. Of the others all of it counts: they may have been at it for longer.
  const busy = new Set(tail.filter(({ at }) => at >= oldest).map(({ by }) => by));
  for (const { by, at } of tail) if (busy.has(by)) retake(book.rowAt(by).member, at, { rates, seats });
}

/** The newest events, as far back as to a rest of everybody: what was before it has been given back. */
function tailOf(log: Log): StoredEvent[] {
  const tail: StoredEvent[] = [];
  for (const event of backwards(log)) {
    const later = tail.at(-1);
    if (tail.length === TAIL_EVENTS || (later && later.at - event.at >= REST_MS)) break;
    tail.push(event);
  }
  return tail.reverse();
}

function* backwards(log: Log): Generator<StoredEvent> {
  for (let piece = log.before(log.head + 1, PIECE); piece[0]; piece = log.before(piece[0].seq, PIECE)) {
    yield* piece.toReversed();
  }
}

/** Events carry no address: an author's own sockets, which outlive the memory, tell it. */
function retake(member: MemberId, at: number, { rates, seats }: Pick<Parts, 'rates' | 'seats'>): void {
  rates.posts.take(member, at);
  const [seat] = seats.of(member) ?? [];
  if (seat?.session.address) rates.addressPosts.take(seat.session.address, at);
}
