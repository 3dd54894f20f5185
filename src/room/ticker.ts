// Sends what presence and typing gathered, some time after the first change of it (Y2).
import type { Broadcast } from './broadcast.ts';
import { rosterFrame } from './frames.ts';
import type { Clock } from './ports.ts';
import { type Presence, tickMs } from './presence.ts';
import type { Seats } from './seats.ts';
import type { Typing } from './typing.ts';

interface Parts {
  readonly clock: Clock;
  readonly seats: Seats;
  readonly presence: Presence;
  readonly typing: Typing;
  readonly broadcast: Broadcast;
}

export class Ticker {
  readonly #parts: Parts;
  #isPending = false;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Something changed: a tick will tell. */
  nudge(): void {
    if (this.#isPending) return;
    this.#isPending = true;
    this.#parts.clock.after(tickMs(this.#parts.seats.memberCount), () => this.#tick());
  }

  #tick(): void {
    const { presence, typing, broadcast } = this.#parts;
    this.#isPending = false;
    const change = presence.takeChange();
    if (change?.kind === 'diff') broadcast.frame({ type: 'presence', ...change.diff });
    else if (change?.kind === 'roster') broadcast.text(rosterFrame(presence.rosterJson()));
    const typists = typing.takeChange();
    if (typists) broadcast.frame({ type: 'typing', ...typists });
  }
}
