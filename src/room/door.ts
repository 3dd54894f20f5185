// The door: accepts sockets, hears hellos, seats members. Whoever may not come in is told why by a close code.

import { CLOSE, type CloseReason } from '../protocol/close-codes.ts';
import { encodeDown } from '../protocol/codec.ts';
import { guestId, type MemberId } from '../protocol/ids.ts';
import { MAX_PLAIN_HISTORY, SLOW_READER_MS } from '../protocol/limits.ts';
import { normaliseName } from '../protocol/names.ts';
import type { GuestHello, Hello } from '../protocol/up.ts';
import { PROTOCOL } from '../protocol/version.ts';
import { type Claim, claimOf, joinedAs, plainAs } from './admission.ts';
import type { CatchUp } from './catch-up.ts';
import { welcomeFrame } from './frames.ts';
import { Gate } from './gate.ts';
import { HelloDeadlines } from './hello-deadlines.ts';
import type { Parts } from './parts.ts';
import { historyLines, lastMessages } from './plain-lines.ts';
import { become, type Peer, type Seat } from './seat.ts';
import { isSeated } from './seats.ts';
import type { Joined, Session } from './session.ts';

const NONCE_CHARACTERS = 32;
const GUEST_CHARACTERS = 22;

/** How someone arrives: the host they dialled and a keyed hash of their address, empty if unknown. */
export interface Arrival {
  readonly host: string;
  readonly address: string;
}

/** What a plain text session asked for in its URL. */
export interface PlainWish {
  readonly name: string;
  /** Last lines wanted, 0–100. */
  readonly history: number;
}

interface DoorParts extends Parts {
  readonly catchUp: CatchUp;
  expire(seat: Seat): void;
  dismiss(seat: Seat, reason: CloseReason): null;
}

export class Door {
  readonly #parts: DoorParts;
  readonly #gate: Gate;
  readonly #deadlines: HelloDeadlines;
  #nextSeat = 1;

  constructor(parts: DoorParts) {
    this.#parts = parts;
    this.#gate = new Gate(parts);
    this.#deadlines = new HelloDeadlines(parts.ports.clock, parts.expire);
  }

  /** Seats a socket that outlived the room's memory. `session` is what it kept. */
  restore(peer: Peer, session: Session): Seat {
    const { seats, book, presence } = this.#parts;
    const seat = this.#seat(peer, session);
    this.#gate.countAgain(session);
    if (session.state === 'proving') {
      // Not dismissed: nobody has seen it here, and what the other sockets carried is not known yet (`wakefulness.ts`).
      seats.remove(seat);
      reject(peer, 'restarting');
    } else if (session.state === 'greeted') seat.stopDeadline = this.#deadlines.start(seat);
    else book.noteArrival(session.member, book.nameOf(session));
    if (session.state === 'joined' && session.flow.at === 'behind') this.#awaitPull(seat);
    presence.settle();
    return seat;
  }

  /** Accepts a socket that speaks `ajar.v1`: it must answer the challenge. Null if it was closed at once. */
  greet(peer: Peer, { host, address }: Arrival): Seat | null {
    const { ports } = this.#parts;
    const obstacle = this.#gate.stopsSocket(address);
    if (obstacle) return reject(peer, obstacle);
    const nonce = ports.randomId(NONCE_CHARACTERS);
    const session: Session = { state: 'greeted', nonce, host, address, since: ports.clock.now() };
    peer.keep(session);
    const seat = this.#seat(peer, session);
    peer.send(encodeDown({ type: 'challenge', nonce, protocol: PROTOCOL }));
    seat.stopDeadline = this.#deadlines.start(seat);
    return seat;
  }

  /** Accepts a socket that speaks plain text: it is in at once. Null if it was closed at once. */
  welcomePlain(peer: Peer, { address }: Arrival, wish: PlainWish): Seat | null {
    const { ports, flush, book } = this.#parts;
    const obstacle = this.#gate.stopsSocket(address) ?? this.#gate.stopsJoin(address);
    if (obstacle) return reject(peer, obstacle);
    const name = normaliseName(wish.name);
    if (!name.ok) return reject(peer, 'badName');
    flush.now();
    const member = guestId(ports.randomId(GUEST_CHARACTERS));
    const session = plainAs(member, name.value, { book, arrival: { address, since: ports.clock.now() } });
    peer.keep(session);
    const seat = this.#seat(peer, session);
    this.#noteMember(member, name.value);
    this.#sendHistory(peer, wish.history);
    return seat;
  }

  /** Judges a hello. What it claims comes back for the platform to prove. */
  hear(seat: Seat, hello: Hello | GuestHello): Claim | null {
    const { ports, dismiss } = this.#parts;
    const { session } = seat;
    if (session.state !== 'greeted') return dismiss(seat, 'badHello');
    const claim = claimOf(hello, session, ports.id);
    if (!claim.ok) return dismiss(seat, claim.error);
    const obstacle = this.#gate.stopsJoin(session.address);
    if (obstacle) return dismiss(seat, obstacle);
    // The nonce is spent before the proof begins: it is good for one attempt (H2).
    become(seat, { state: 'proving', since: session.since, address: session.address });
    return claim.value;
  }

  /** Lets in the member that a claim was proven to be; null if the proof failed. */
  admit(seat: Seat, claim: Claim, member: MemberId | null): void {
    const { seats, flush, book, catchUp, dismiss } = this.#parts;
    if (!seats.has(seat) || seat.session.state !== 'proving') return;
    if (member === null) {
      dismiss(seat, 'badSignature');
      return;
    }
    seat.stopDeadline();
    flush.now();
    if (!this.#supersede(seat, claim, member)) return;
    const { since, address } = seat.session;
    const session = joinedAs(member, claim, { book, arrival: { since, address } });
    seat.session = session;
    if (isSeated(seat)) seats.admit(seat);
    this.#noteMember(member, book.nameOf(session));
    this.#sendWelcome(seat.peer, session);
    catchUp.resume(seat, claim.hello.since);
    // Catching up in one turn has had the socket keep the session already.
    if (seat.session === session) seat.peer.keep(session);
  }

  /** False if a newer attempt of the same engine is here; otherwise older ones go (H8). */
  #supersede(seat: Seat, { hello }: Claim, member: MemberId): boolean {
    const { seats, dismiss } = this.#parts;
    const other = seats.engine({ member, engine: hello.engine });
    if (other?.session.state !== 'joined') return true;
    const isNewer = hello.attempt >= other.session.attempt;
    dismiss(isNewer ? other : seat, 'superseded');
    return isNewer;
  }

  #sendWelcome(peer: Peer, session: Joined): void {
    const { ports, log, book, presence } = this.#parts;
    const { epoch, head, title, topic } = log;
    const you = { member: session.member, name: book.nameOf(session) };
    const room = { id: ports.id, title, topic };
    const now = { floor: log.floor(), at: ports.clock.now() };
    peer.send(welcomeFrame({ you, room, epoch, head, ...now }, presence.rosterJson()));
  }

  #sendHistory(peer: Peer, wanted: number): void {
    const { log, book } = this.#parts;
    const count = Math.min(wanted, MAX_PLAIN_HISTORY);
    if (count < 1) return;
    const lines = historyLines(lastMessages(log, count), log, book);
    if (lines !== '') peer.send(lines);
  }

  #seat(peer: Peer, session: Session): Seat {
    const seat: Seat = {
      number: this.#nextSeat,
      peer,
      session,
      heardAt: session.since,
      provenBytes: 0,
      stopDeadline: () => {},
    };
    this.#nextSeat += 1;
    this.#parts.outflow.start(seat);
    this.#parts.seats.add(seat);
    return seat;
  }

  #noteMember(member: MemberId, name: string): void {
    const { book, presence, ticker } = this.#parts;
    book.noteArrival(member, name);
    presence.touch(member);
    ticker.nudge();
  }

  #awaitPull(seat: Seat): void {
    const { ports, expire } = this.#parts;
    seat.stopDeadline = ports.clock.after(SLOW_READER_MS, () => expire(seat));
  }
}

function reject(peer: Peer, reason: CloseReason): null {
  peer.close(CLOSE[reason], reason);
  return null;
}
