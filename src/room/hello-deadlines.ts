// Who was greeted and has to say hello in time (H6). One timer for all: in a crowd that arrives, setting and stopping
// one each is a few hundredths of what a join costs.
import { HELLO_DEADLINE_MS } from '../protocol/limits.ts';
import type { Clock } from './ports.ts';
import type { Seat } from './seat.ts';

export class HelloDeadlines {
  readonly #clock: Clock;
  readonly #expire: (seat: Seat) => void;
  /** Seats with the time by which they must have spoken, earliest first. */
  readonly #due = new Map<Seat, number>();
  #stopTimer: (() => void) | null = null;

  /** `expire` looks whether a seat has to go by now. */
  constructor(clock: Clock, expire: (seat: Seat) => void) {
    this.#clock = clock;
    this.#expire = expire;
  }

  /** Waits for this seat; the function it returns stops that. */
  start(seat: Seat): () => void {
    this.#due.set(seat, this.#clock.now() + HELLO_DEADLINE_MS);
    if (this.#stopTimer === null) this.#ringIn(HELLO_DEADLINE_MS);
    return () => this.#stop(seat);
  }

  /** A timer that waits for nobody would keep the room awake. */
  #stop(seat: Seat): void {
    this.#due.delete(seat);
    if (this.#due.size > 0) return;
    this.#stopTimer?.();
    this.#stopTimer = null;
  }

  #ringIn(ms: number): void {
    this.#stopTimer = this.#clock.after(ms, () => this.#ring());
  }

  #ring(): void {
    this.#stopTimer = null;
    const now = this.#clock.now();
    for (const [seat, at] of this.#due) {
      // Further off only if the clock was set back: ringing until it has caught up would keep the room awake.
      if (at > now && at - now <= HELLO_DEADLINE_MS) return this.#ringIn(at - now);
      this.#due.delete(seat);
      this.#expire(seat);
    }
  }
}
