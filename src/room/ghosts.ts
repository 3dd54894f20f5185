// When the room looks for ghosts: at its alarm, and while something happens in it anyway. A timer would keep it awake.
import type { CloseReason } from '../protocol/close-codes.ts';
import type { Log } from './log.ts';
import type { RoomPorts } from './ports.ts';
import type { Seat } from './seat.ts';
import type { Seats } from './seats.ts';
import { nextGhostCheckAt, overdue } from './upkeep.ts';

/** Whoever falls silent among people who talk is gone within 90 s (G11), told by the next tick. */
const LOOK_EVERY_MS = 10_000;

interface Parts {
  readonly ports: RoomPorts;
  readonly log: Log;
  readonly seats: Seats;
}

export class Ghosts {
  readonly #parts: Parts;
  readonly #dismiss: (seat: Seat, reason: CloseReason) => void;
  #lookedAt = Number.NEGATIVE_INFINITY;

  constructor(parts: Parts, dismiss: (seat: Seat, reason: CloseReason) => void) {
    this.#parts = parts;
    this.#dismiss = dismiss;
  }

  /** Something happened. All else that is overdue has a timer of its own. */
  look(): void {
    const { ports, seats } = this.#parts;
    const now = ports.clock.now();
    if (Math.abs(now - this.#lookedAt) < LOOK_EVERY_MS) return;
    this.#lookedAt = now;
    for (const seat of [...seats.all()]) if (overdue(seat, now) === 'ghost') this.#dismiss(seat, 'ghost');
  }

  /** Asks for the alarm. A room in which nothing was ever written stores nothing, not even that (E7). */
  schedule(among: Iterable<Seat>): void {
    const { ports, log } = this.#parts;
    const at = log.epoch === '' ? null : nextGhostCheckAt(among, ports.clock.now());
    if (at !== null) ports.schedule(at);
  }
}
