// The room: what each thing that reaches it leads to. The rules are in the modules it calls; the platform is
// behind `RoomPorts` and `Peer`.
import { CLOSE, type CloseReason } from '../protocol/close-codes.ts';
import { decodeUp, refOf } from '../protocol/decode-up.ts';
import type { MemberId } from '../protocol/ids.ts';
import { unreachable } from '../protocol/result.ts';
import type { GuestHello, Hello, PostItem, Up } from '../protocol/up.ts';
import { PING, PONG } from '../protocol/version.ts';
import type { Claim } from './admission.ts';
import { Answers } from './answers.ts';
import { Callers } from './callers.ts';
import { CatchUp } from './catch-up.ts';
import { complain } from './complain.ts';
import { type Arrival, Door, type PlainWish } from './door.ts';
import type { Draft } from './draft.ts';
import { isTooLarge } from './frame-size.ts';
import { Ghosts } from './ghosts.ts';
import { Webhooks } from './hooks/webhooks.ts';
import { assemble, type Parts } from './parts.ts';
import type { MemberRow, RoomPorts, StoredEvent } from './ports.ts';
import { Pruning } from './pruning.ts';
import { become, type Peer, type Seat } from './seat.ts';
import { isSeated, type MemberSeat } from './seats.ts';
import type { Joined, Session } from './session.ts';
import { tellOutcome } from './tell-outcome.ts';
import { overdue } from './upkeep.ts';

export class Room {
  readonly answers: Answers;
  readonly callers: Callers;
  readonly hooks: Webhooks;
  readonly #parts: Parts;
  readonly #catchUp: CatchUp;
  readonly #door: Door;
  readonly #ghosts: Ghosts;
  readonly #pruning: Pruning;

  constructor(ports: RoomPorts) {
    const expire = (seat: Seat): void => this.#expire(seat);
    const dismiss = (seat: Seat, reason: CloseReason): null => this.#dismiss(seat, reason);
    this.#parts = assemble(ports, { expire, flushed: (events) => this.#noteFlushed(events) });
    this.answers = new Answers(this.#parts);
    this.callers = new Callers(this.#parts);
    this.hooks = new Webhooks(this.#parts);
    this.#catchUp = new CatchUp(this.#parts);
    this.#door = new Door({ ...this.#parts, catchUp: this.#catchUp, expire, dismiss });
    this.#ghosts = new Ghosts(this.#parts, dismiss);
    this.#pruning = new Pruning(ports);
    ports.announceHead(this.#parts.log.head);
  }

  /** Seats a socket that outlived the room's memory. `session` is what it kept. */
  restore(peer: Peer, session: Session): Seat {
    const seat = this.#door.restore(peer, session);
    this.#parts.wakefulness.recall(seat);
    return seat;
  }

  /** Accepts a socket that speaks `ajar.v1`. Null if it was closed at once. */
  greet(peer: Peer, arrival: Arrival): Seat | null {
    this.#parts.wakefulness.note();
    return this.#door.greet(peer, arrival);
  }

  /** Accepts a socket that speaks plain text. Null if it was closed at once. */
  welcomePlain(peer: Peer, arrival: Arrival, wish: PlainWish): Seat | null {
    const seat = this.#door.welcomePlain(peer, arrival, wish);
    this.#parts.wakefulness.note();
    return seat;
  }

  /** Takes a frame. A claim comes back where the platform must prove one and then call `admit`. */
  hear(seat: Seat, text: string): Claim | null {
    const { seats, rates, ports, log, wakefulness } = this.#parts;
    if (!seats.has(seat)) return null;
    seat.heardAt = ports.clock.now();
    wakefulness.note();
    this.#ghosts.look();
    if (isTooLarge(text)) return this.#dismiss(seat, 'badFrame');
    if (!rates.frames.tryTake(`${seat.number}`, seat.heardAt)) return this.#dismiss(seat, 'flood');
    if (text === PING) seat.peer.send(`${PONG} ${log.head}`);
    else if (isSeated(seat) && seat.session.state === 'plain')
      this.#post(seat, { id: null, kind: 'message', body: { text } });
    else return this.#hearFrame(seat, text);
    return null;
  }

  /** A frame that is not text. */
  hearBinary(seat: Seat): void {
    if (this.#parts.seats.has(seat)) this.#dismiss(seat, 'badFrame');
  }

  /** Lets in the member that a claim was proven to be; null if the proof failed. */
  admit(seat: Seat, claim: Claim, member: MemberId | null): void {
    this.#door.admit(seat, claim, member);
    this.#parts.wakefulness.note();
    this.#ghosts.schedule([seat]);
  }

  /** The socket is gone. */
  leave(seat: Seat): void {
    const { seats, book, wakefulness } = this.#parts;
    if (!seats.has(seat)) return;
    seats.remove(seat);
    wakefulness.left(seat);
    seat.stopDeadline();
    if (!isSeated(seat)) return;
    const { member } = seat.session;
    if (seats.of(member) === undefined) book.noteDeparture(member);
    this.#touch(member);
  }

  /** What is due by now: ghosts, missed deadlines, events past their life. */
  maintain(): void {
    const { flush, seats, log } = this.#parts;
    this.#parts.wakefulness.note();
    flush.now();
    for (const seat of [...seats.all()]) this.#expire(seat);
    this.#pruning.run(log.floor(), log.head);
    this.#pruning.schedule(log.head);
    this.#ghosts.schedule(seats.all());
  }

  #hearFrame(seat: Seat, text: string): Claim | null {
    const frame = decodeUp(text);
    if (!frame.ok) return complain(seat, frame.error, refOf(text));
    if (frame.value.type === 'hello' || frame.value.type === 'guest') return this.#door.hear(seat, frame.value);
    if (seat.session.state !== 'joined') return complain(seat, 'notJoined');
    this.#obey(seat, seat.session, frame.value);
    return null;
  }

  #obey(seat: Seat, session: Joined, frame: Exclude<Up, Hello | GuestHello>): void {
    const { outflow, typing, ticker, searching } = this.#parts;
    switch (frame.type) {
      case 'post':
        if (isSeated(seat)) this.#post(seat, frame.posts);
        return;
      case 'pull':
        return this.#catchUp.pull(seat, frame.after);
      case 'page':
        return this.#catchUp.page(seat, frame);
      case 'search':
        return searching.ask(seat, frame);
      case 'sync':
        return outflow.prove(seat, frame.seq);
      case 'typing':
        typing.note(session.member, frame.on);
        return ticker.nudge();
      case 'presence':
        become(seat, { ...session, presence: frame.state });
        return this.#touch(session.member);
      default:
        return unreachable(frame);
    }
  }

  #post(seat: MemberSeat, posts: readonly PostItem[] | Draft): void {
    const { flush, book } = this.#parts;
    flush.add({ author: seat.session, posts, tell: (outcome) => tellOutcome(seat, outcome, book) });
  }

  #touch(member: MemberId): void {
    this.#parts.presence.touch(member);
    this.#parts.ticker.nudge();
  }

  #expire(seat: Seat): void {
    const { seats, ports } = this.#parts;
    const reason = seats.has(seat) ? overdue(seat, ports.clock.now()) : null;
    if (reason !== null) this.#dismiss(seat, reason);
  }

  #noteFlushed(events: readonly StoredEvent[]): void {
    for (const event of events) if (event.kind === 'name') this.#noteName(this.#parts.book.rowAt(event.by));
    if (events.length > 0) this.#parts.wakefulness.saveIfDue();
    this.hooks.outgoing.noteFlushed(events);
    this.#pruning.schedule(this.#parts.log.head);
    // Until something was written there was no alarm (E7).
    if (events[0]?.seq === 1) this.#ghosts.schedule(this.#parts.seats.all());
    this.#ghosts.look();
  }

  #noteName({ member, name }: MemberRow): void {
    const { seats, book } = this.#parts;
    if (seats.of(member) === undefined) return;
    book.noteArrival(member, name);
    this.#touch(member);
  }

  #dismiss(seat: Seat, reason: CloseReason): null {
    seat.peer.close(CLOSE[reason], reason);
    this.leave(seat);
    return null;
  }
}
