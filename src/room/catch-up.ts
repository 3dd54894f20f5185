// Coming back: what a cursor is worth, and the turns that bring a session to the head.
import type { ResetReason } from '../protocol/down.ts';
import type { Seq } from '../protocol/ids.ts';
import { MAX_RESUME_EVENTS, MAX_TURN_BYTES, MAX_TURN_EVENTS, PAGE_EVENTS } from '../protocol/limits.ts';
import type { AskPage, Cursor } from '../protocol/up.ts';
import { backlogFrame, pageFrame, resetFrame, rosterFrame } from './frames.ts';
import type { Log } from './log.ts';
import { contentOf, eventsOf, keptEnd, latest, pageSize } from './pages.ts';
import type { Parts } from './parts.ts';
import { become, type Seat } from './seat.ts';
import type { Flow } from './session.ts';

/** Whether the events after a cursor can be answered without a hole (R1). */
function judgeCursor(cursor: Cursor | undefined, log: Log): ResetReason | 'resume' {
  if (cursor === undefined) return 'fresh';
  const isBeginning = cursor.seq === 0 && cursor.epoch === '';
  if (!isBeginning && cursor.epoch !== log.epoch) return 'otherEpoch';
  const place = judgePlace(cursor.seq, log);
  if (place !== 'resume') return place;
  return isAt(cursor, log) ? 'resume' : 'otherLog';
}

/** The same for a seq that came without its event's id (R3). */
function judgePlace(seq: number, log: Log): ResetReason | 'resume' {
  if (seq > log.head) return 'ahead';
  if (seq + 1 < log.floor()) return 'pruned';
  return log.head - seq > MAX_RESUME_EVENTS ? 'tooFar' : 'resume';
}

/** The event before the floor cannot be compared any more; the epoch vouches for it. */
function isAt(cursor: Cursor, log: Log): boolean {
  if (cursor.seq < log.floor()) return true;
  return log.eventAt(cursor.seq)?.id === cursor.id;
}

type Needs = Pick<Parts, 'ports' | 'log' | 'book' | 'rates' | 'flush' | 'outflow' | 'presence'>;

/** One page of short messages costs less than a frame; a whole turn as much as sixteen. */
const CHARACTERS_PER_TOKEN = 64 * 1024;

/** Brings sessions to the head, and shows pages of what lies behind. */
export class CatchUp {
  readonly #parts: Needs;

  constructor(parts: Needs) {
    this.#parts = parts;
  }

  /** Begins where a session's cursor says, or with a reset. */
  resume(seat: Seat, cursor: Cursor | undefined): void {
    const verdict = judgeCursor(cursor, this.#parts.log);
    if (verdict === 'resume') this.#turn(seat, cursor?.seq ?? 0);
    else this.#reset(seat, verdict);
  }

  /** The turn after `after`. The room flushes first, so that nothing falls between it and what follows live. */
  pull(seat: Seat, after: Seq): void {
    this.#parts.flush.now();
    const verdict = judgePlace(after, this.#parts.log);
    if (verdict === 'resume') this.#turn(seat, after);
    else this.#reset(seat, verdict);
  }

  /** The page that was asked for (Q1–Q3). */
  page(seat: Seat, ask: AskPage): void {
    this.#parts.flush.now();
    const { log, book } = this.#parts;
    const events = eventsOf(ask, log, pageSize(ask));
    this.#answer(seat, pageFrame(ask.ref, contentOf(events, { log, keep: keptEnd(ask) }), book));
  }

  #turn(seat: Seat, after: Seq): void {
    const { log, book } = this.#parts;
    const events = log.after(after, { events: MAX_TURN_EVENTS, bytes: MAX_TURN_BYTES });
    const live = (events.at(-1)?.seq ?? after) >= log.head;
    this.#answer(seat, backlogFrame({ events, epoch: log.epoch, head: log.head, live }, book));
    this.#flow(seat, { at: live ? 'live' : 'backlog' });
  }

  #reset(seat: Seat, reason: ResetReason): void {
    const { log, book } = this.#parts;
    const content = contentOf(latest(log, PAGE_EVENTS), { log, keep: 'newest' });
    this.#answer(seat, resetFrame(reason, log.epoch, { content, book }));
    this.#flow(seat, { at: 'live' });
  }

  /** A small question may have a large answer: it takes frame tokens by its size (X9). */
  #answer(seat: Seat, frame: string): void {
    const { rates, ports } = this.#parts;
    rates.frames.take(`${seat.number}`, ports.clock.now(), frame.length / CHARACTERS_PER_TOKEN);
    seat.peer.send(frame);
  }

  /** Who catches up has read everything before. */
  #flow(seat: Seat, flow: Flow): void {
    const { outflow, presence } = this.#parts;
    const { session } = seat;
    outflow.start(seat);
    seat.stopDeadline();
    // The flush before a pull may have left this very session behind: its state is asked for only now.
    if (session.state !== 'joined' || session.flow.at === flow.at) return;
    become(seat, { ...session, flow });
    // Whoever was behind was not told who came and went (Y1).
    if (session.flow.at === 'behind') seat.peer.send(rosterFrame(presence.rosterJson()));
  }
}
