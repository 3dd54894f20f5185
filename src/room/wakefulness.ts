// Counts the room's wakes and its time awake without writing a row for it.
//
// Memory ends with each sleep, so the tally travels with a member's session, which its socket keeps for nothing, and a
// row is written at most once an hour, in the commit of an event that is written anyway: $0.0007 a month for a room
// that never falls silent. The figures are an estimate: awake is from a wake until 10 s after the last thing to do (a
// frame, an arrival, a departure, an alarm, a request). Timers and the platform's own pauses are not seen. What
// happened after the last row is lost when nobody is connected or a deploy drops every socket: wakes and time awake
// are lower bounds, time asleep is an upper one.
import type { Log } from './log.ts';
import type { RoomPorts } from './ports.ts';
import { become, type Seat } from './seat.ts';
import type { MemberSeat, Seats } from './seats.ts';
import { isMember } from './session.ts';
import { busyAt, newer, type WakeTally, woken } from './wake-tally.ts';

/** The session is kept anew this often at most: it costs some microseconds, and a second is precise enough. */
const CARRY_EVERY_MS = 1_000;
const SAVE_EVERY_MS = 3_600_000;

interface Parts {
  readonly ports: RoomPorts;
  readonly log: Log;
  readonly seats: Seats;
}

export class Wakefulness {
  readonly #parts: Parts;
  /** What sockets brought along from before the wake. */
  #recalled: WakeTally | null = null;
  /** Null until something happens in this life. */
  #tally: WakeTally | null = null;
  #carrier: MemberSeat | null = null;
  #carriedAt = 0;
  #savedAt = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** A seat was restored. */
  recall({ session }: Seat): void {
    if (isMember(session) && session.tally) this.#recalled = newer(this.#recalled, session.tally);
  }

  /** There was something to do. */
  note(): WakeTally {
    const now = this.#parts.ports.clock.now();
    this.#tally = this.#tally === null ? this.#wake(now) : busyAt(this.#tally, now);
    if (this.#carrier === null || Math.abs(now - this.#carriedAt) >= CARRY_EVERY_MS) this.#carry(this.#tally);
    return this.#tally;
  }

  /** A seat was left, and what it carried goes on with another. */
  left(seat: Seat): void {
    if (seat === this.#carrier) this.#carrier = null;
    this.note();
  }

  /** Something was written: in its commit the tally costs one row more, so it comes along seldom. */
  saveIfDue(): void {
    const { ports } = this.#parts;
    const tally = this.note();
    if (Math.abs(tally.activeAt - this.#savedAt) < SAVE_EVERY_MS) return;
    this.#savedAt = tally.activeAt;
    try {
      ports.store.saveWakes(tally);
    } catch (fault) {
      // The events are what matters; the next try is in an hour.
      ports.report(fault);
    }
  }

  #wake(now: number): WakeTally {
    const { ports, log } = this.#parts;
    const saved = ports.store.savedWakes();
    // What is new may be over within the hour: then nothing of this was ever written.
    this.#savedAt = log.epoch === '' ? now : (saved?.activeAt ?? 0);
    return woken(newer(saved, this.#recalled), now);
  }

  #carry(tally: WakeTally): void {
    const carrier = this.#carrier ?? this.#parts.seats.anyMember();
    if (carrier === undefined) return;
    this.#carrier = carrier;
    this.#carriedAt = tally.activeAt;
    become(carrier, { ...carrier.session, tally });
  }
}
