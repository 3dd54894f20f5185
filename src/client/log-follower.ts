// Follows the log: every event once, in order, whatever the connection drops or repeats. Holes are pulled; what lies
// behind one is not looked at until it comes again with the answer.
import type { Down, LiveEvents, Reset, Welcome } from '../protocol/down.ts';
import type { LogEvent } from '../protocol/events.ts';
import type { Seq } from '../protocol/ids.ts';
import type { Dictionary } from '../protocol/members.ts';
import type { Cursor, Pull } from '../protocol/up.ts';
import type { Basis } from './basis.ts';
import { type Advance, advance, cursorAt, isResumable } from './log-cursor.ts';
import type { Clock } from './ports.ts';
import { Puller } from './puller.ts';

export interface News {
  readonly events: readonly LogEvent[];
  readonly members: Dictionary;
  readonly live: boolean;
}

export interface FollowerPorts {
  readonly clock: Clock;
  send(frame: Pull): void;
  /** This session cannot be caught up with: begin another. */
  restart(): void;
  took(news: News): void;
  /** The window is replaced; `news` are the events of the page that were not known. */
  replaced(reset: Reset, news: readonly LogEvent[]): void;
  /** Live or not. */
  caughtUp(isLive: boolean): void;
}

type Backlog = Extract<Down, { type: 'backlog' }>;

export class LogFollower {
  readonly #ports: FollowerPorts;
  readonly #puller: Puller;
  #cursor: Cursor | null = null;
  #basis: Basis | null = null;
  #live = false;

  constructor(ports: FollowerPorts) {
    this.#ports = ports;
    const { clock, send, restart } = ports;
    this.#puller = new Puller({ clock, send, restart, from: () => this.#cursor?.seq ?? null });
  }

  get seq(): Seq {
    return this.#cursor?.seq ?? 0;
  }

  /** What a post composed now is based on; null before anything is known of the room. */
  get basis(): Basis | null {
    return this.#basis;
  }

  /** What the next hello resumes from. */
  get since(): Cursor | null {
    return this.#cursor && isResumable(this.#cursor) ? this.#cursor : null;
  }

  /** Live and without a known hole: a page that comes now fits what is known. */
  get isWhole(): boolean {
    return this.#live && !this.#puller.isAsking;
  }

  welcome({ epoch, head }: Welcome): void {
    this.#basis = { epoch, base: head };
    this.#live = false;
    this.#puller.stop();
    this.#puller.expect();
  }

  events(frame: LiveEvents): void {
    const known = this.#cursor;
    if (!known) return;
    const epoch = frame.epoch ?? known.epoch;
    if (known.epoch !== '' && epoch !== known.epoch) return this.#ports.restart();
    const step = advance({ ...known, epoch }, frame.events);
    this.#take(step, { members: frame.members, live: this.#live });
    if (step.hole) this.#puller.ask();
  }

  backlog(frame: Backlog): void {
    const known = this.#cursor;
    if (!known) return;
    if (known.epoch !== '' && frame.epoch !== known.epoch) return this.#ports.restart();
    this.#puller.answered();
    const step = advance({ ...known, epoch: frame.epoch }, frame.events);
    this.#take(step, { members: frame.members, live: false });
    if (frame.live && !step.hole) this.#arrive();
    // Without progress the watch asks again, later: a room that repeats itself must not be hammered.
    else if (step.fresh.length > 0) this.#puller.ask();
    else this.#puller.expect();
  }

  reset(frame: Reset): void {
    if (this.#isStale(frame)) return;
    const known = this.#cursor;
    const isSameLog = known?.epoch === frame.epoch;
    const news = frame.events.filter((event) => !isSameLog || event.seq > (known?.seq ?? 0));
    this.#cursor = cursorAt(frame.epoch, frame);
    this.#basis = { epoch: frame.epoch, base: this.#cursor.seq };
    this.#ports.replaced(frame, news);
    this.#arrive();
  }

  behind(): void {
    this.#live = false;
    this.#ports.caughtUp(false);
    this.#puller.ask();
  }

  /** A hint that something was missed: never a cursor, never an ack (R5). */
  hint(head: Seq): void {
    if (this.isWhole && head > this.seq) this.#puller.ask();
  }

  lost(): void {
    this.#live = false;
    this.#puller.stop();
  }

  /** A reset nobody asked for, or one that would lead back in the same log, is a repetition of an older frame. */
  #isStale({ epoch, reason, asOf }: Reset): boolean {
    if (this.#cursor?.epoch !== epoch) return false;
    if (this.isWhole) return true;
    return asOf < this.seq && reason !== 'ahead' && reason !== 'otherLog';
  }

  #take({ cursor, fresh }: Advance, { members, live }: Omit<News, 'events'>): void {
    if (fresh.length === 0) return;
    this.#cursor = cursor;
    const base = Math.max(cursor.seq, this.#basis?.base ?? 0);
    this.#basis = { epoch: cursor.epoch, base };
    this.#ports.took({ events: fresh, members, live });
  }

  #arrive(): void {
    this.#live = true;
    this.#puller.stop();
    this.#ports.caughtUp(true);
  }
}
