// What a stream makes of the room's frames: every event once, in order, from its place on, or an explicit reset. Pure.
import type { Down } from '../../protocol/down.ts';
import type { LogEvent } from '../../protocol/events.ts';
import type { Epoch, Seq } from '../../protocol/ids.ts';
import type { Dictionary } from '../../protocol/members.ts';
import type { Up } from '../../protocol/up.ts';
import { PONG } from '../../protocol/version.ts';
import type { FollowPlace } from '../../room/answers.ts';

export type Happening =
  /** The stream stands here: what follows comes after. */
  | { readonly kind: 'standing'; readonly seq: Seq }
  | { readonly kind: 'event'; readonly event: LogEvent; readonly name: string }
  /** What came in between cannot be told any more; the latest events follow. */
  | { readonly kind: 'reset'; readonly reason: string }
  /** Nothing happened for a while. */
  | { readonly kind: 'quiet' };

export interface Read {
  readonly happenings: readonly Happening[];
  /** What to ask the room now. */
  readonly ask: Up | null;
}

const NOTHING: Read = { happenings: [], ask: null };

export class Reading {
  #place: FollowPlace | null;
  /** What was missed is on its way: no second question is needed. */
  #isPulling = false;
  #hasBegun = false;

  /** `place` is null to begin with what happens now. */
  constructor(place: FollowPlace | null) {
    this.#place = place;
  }

  /** Whether the room let it in. */
  get hasBegun(): boolean {
    return this.#hasBegun;
  }

  /** Where to go on after a lost connection. */
  get place(): FollowPlace | null {
    return this.#place;
  }

  /** A new connection: what was asked on the last one is not answered. */
  restart(): void {
    this.#isPulling = false;
  }

  take(frame: Down): Read {
    switch (frame.type) {
      case 'backlog':
        this.#isPulling = !frame.live;
        return { happenings: this.#goOn(frame.epoch, frame), ask: frame.live ? null : this.#pull() };
      case 'reset':
        return this.#begin(frame);
      case 'events':
        return this.#live(frame);
      case 'behind':
        return this.#miss();
      default:
        return NOTHING;
    }
  }

  /** A heartbeat's answer hints at the head (R5). */
  takePong(text: string): Read {
    const head = Number(text.slice(PONG.length));
    return this.#place !== null && head > this.#place.seq ? this.#miss() : NOTHING;
  }

  #begin({ epoch, reason, asOf, events, members }: Extract<Down, { type: 'reset' }>): Read {
    this.#isPulling = false;
    this.#hasBegun = true;
    const isFresh = this.#place === null;
    this.#place = { seq: asOf, epoch };
    const standing: Happening = { kind: 'standing', seq: asOf };
    if (isFresh) return { happenings: [standing], ask: null };
    return { happenings: [{ kind: 'reset', reason }, ...events.map(named(members)), standing], ask: null };
  }

  /** Where it begins is said, so that whoever saw nothing yet knows where to come back to. */
  #goOn(epoch: Epoch, turn: Events): readonly Happening[] {
    const seq = this.#place?.seq ?? 0;
    const start: readonly Happening[] = this.#hasBegun ? [] : [{ kind: 'standing', seq }];
    this.#hasBegun = true;
    this.#place = { seq, epoch };
    return [...start, ...this.#news(turn)];
  }

  #live(frame: Extract<Down, { type: 'events' }>): Read {
    const [first] = frame.events;
    if (first === undefined || this.#place === null) return NOTHING;
    if (first.seq > this.#place.seq + 1) return this.#miss();
    if (frame.epoch !== undefined) this.#place = { ...this.#place, epoch: frame.epoch };
    return { happenings: this.#news(frame), ask: null };
  }

  #news({ events, members }: Events): readonly Happening[] {
    const seen = this.#place?.seq ?? 0;
    const news = events.filter(({ seq }) => seq > seen);
    const last = news.at(-1)?.seq;
    if (last !== undefined) this.#place = { epoch: this.#place?.epoch ?? null, seq: last };
    return news.map(named(members));
  }

  #miss(): Read {
    if (this.#isPulling) return NOTHING;
    this.#isPulling = true;
    return { happenings: [], ask: this.#pull() };
  }

  #pull(): Up {
    return { type: 'pull', after: this.#place?.seq ?? 0 };
  }
}

interface Events {
  readonly events: readonly LogEvent[];
  readonly members: Dictionary;
}

function named(members: Dictionary): (event: LogEvent) => Happening {
  return (event) => ({ kind: 'event', event, name: members[event.by]?.name ?? '' });
}
