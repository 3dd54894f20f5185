// Follows the log: every event once, in order, whatever the connection drops or repeats. Holes are pulled; what lies
// behind one is not looked at until it comes again with the answer.
import type { Down, LiveEvents, Reset, Welcome } from '../protocol/down.ts';
import type { LogEvent } from '../protocol/events.ts';
import type { Seq } from '../protocol/ids.ts';
import type { Dictionary } from '../protocol/members.ts';
import type { Cursor, Up } from '../protocol/up.ts';
import { type Advance, advance, cursorAt, isResumable } from './log-cursor.ts';
import type { Clock } from './ports.ts';

/** How long an answer may take before the question is repeated. */
export const PULL_TIMEOUT_MS = 10_000;

/** Where the log stood when the person pressed Enter. */
export interface Basis {
  readonly epoch: string;
  readonly base: Seq;
}

export interface News {
  readonly events: readonly LogEvent[];
  readonly members: Dictionary;
  readonly live: boolean;
}

export interface FollowerPorts {
  readonly clock: Clock;
  send(frame: Up): void;
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
  #cursor: Cursor | null = null;
  #basis: Basis | null = null;
  #live = false;
  #pulling = false;
  #cancelWatch = () => {};

  constructor(ports: FollowerPorts) {
    this.#ports = ports;
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
    return this.#live && !this.#pulling;
  }

  welcome({ epoch, head }: Welcome): void {
    this.#basis = { epoch, base: head };
    this.#live = false;
    this.#pulling = false;
    this.#watch();
  }

  events(frame: LiveEvents): void {
    const known = this.#cursor;
    if (!known) return;
    const epoch = frame.epoch ?? known.epoch;
    if (known.epoch !== '' && epoch !== known.epoch) return this.#ports.restart();
    const step = advance({ ...known, epoch }, frame.events);
    this.#take(step, { members: frame.members, live: this.#live });
    if (step.hole) this.#pull();
  }

  backlog(frame: Backlog): void {
    const known = this.#cursor;
    if (!known) return;
    if (known.epoch !== '' && frame.epoch !== known.epoch) return this.#ports.restart();
    this.#pulling = false;
    const step = advance({ ...known, epoch: frame.epoch }, frame.events);
    this.#take(step, { members: frame.members, live: false });
    if (frame.live && !step.hole) this.#arrive();
    // Without progress the watch asks again, later: a room that repeats itself must not be hammered.
    else if (step.fresh.length > 0) this.#pull();
    else this.#watch();
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
    this.#pull();
  }

  /** A hint that something was missed: never a cursor, never an ack (R5). */
  hint(head: Seq): void {
    if (this.isWhole && head > this.seq) this.#pull();
  }

  lost(): void {
    this.#live = false;
    this.#pulling = false;
    this.#cancelWatch();
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
    this.#pulling = false;
    this.#live = true;
    this.#cancelWatch();
    this.#ports.caughtUp(true);
  }

  #pull(): void {
    if (this.#pulling) return;
    this.#pulling = true;
    this.#ports.send({ type: 'pull', after: this.seq });
    this.#watch();
  }

  /** Asks again until the log is whole. Without a cursor only a new session can help. */
  #watch(): void {
    this.#cancelWatch();
    this.#cancelWatch = this.#ports.clock.after(PULL_TIMEOUT_MS, () => {
      this.#pulling = false;
      if (this.#cursor) this.#pull();
      else this.#ports.restart();
    });
  }
}
