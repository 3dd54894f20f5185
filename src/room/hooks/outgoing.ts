// Which deliveries are due, and what one leads to. The log is the queue: a hook keeps only how far it is, so a message
// costs no row for it, and a turn of deliveries costs one.
import type { EventId, Seq } from '../../protocol/ids.ts';
import { unreachable } from '../../protocol/result.ts';
import type { Parts } from '../parts.ts';
import type { StoredEvent } from '../ports.ts';
import type { OutgoingHook } from './hook.ts';
import type { KnownHooks } from './known-hooks.ts';
import { type Parcel, parcelOf } from './parcels.ts';
import { pauseAfter } from './retry-times.ts';

/** Of one turn and hook. */
const MAX_PARCELS = 20;
/** Looked at in one turn, told or not. */
const SCAN = { events: 200, bytes: Number.POSITIVE_INFINITY };

/** What a hook is to be told in one turn. */
export interface Batch {
  readonly hook: OutgoingHook;
  readonly parcels: readonly Parcel[];
  /** How far the hook is when all of it was delivered. */
  readonly through: Seq;
}

/** How a turn ended. `reached` is the last seq that needs no delivery any more. */
export type Turn =
  | { readonly kind: 'delivered'; readonly reached: Seq }
  | { readonly kind: 'failed'; readonly reached: Seq }
  /** Its address wants no more. */
  | { readonly kind: 'gone'; readonly reached: Seq };

export class Outgoing {
  readonly #parts: Parts;
  readonly #known: KnownHooks;

  constructor(parts: Parts, known: KnownHooks) {
    this.#parts = parts;
    this.#known = known;
  }

  /** These were stored: if somebody outside is to be told, that happens at the alarm. */
  noteFlushed(events: readonly StoredEvent[]): void {
    for (const hook of this.#known.listening()) {
      if (events.some((event) => this.#parcel(event, hook) !== null)) this.#scheduleAt(hook.tryAt);
    }
  }

  /** What every hook is to be told now. */
  due(): Batch[] {
    const now = this.#parts.ports.clock.now();
    const ready = this.#known.listening().filter(({ tryAt }) => tryAt <= now);
    return ready.map((hook) => this.#batch(hook)).filter(hasWork);
  }

  /** Asks for the alarm at the next attempt, and not before `from`, if there is anything left to deliver. */
  scheduleNext(from = 0): void {
    for (const hook of this.#known.listening()) {
      if (hasWork(this.#batch(hook))) this.#scheduleAt(Math.max(hook.tryAt, from));
    }
  }

  /** Whether it is still there to be told, or answered for. */
  isListening(id: EventId): boolean {
    return this.#known.listening().some((hook) => hook.id === id);
  }

  /** Notes how a turn ended: the one write of it. One that was revoked meanwhile stays so. */
  settle({ hook: { id } }: Batch, turn: Turn): void {
    const hook = this.#known.listening().find((listening) => listening.id === id);
    if (hook) this.#known.put(this.#after(hook, turn));
  }

  #after(hook: OutgoingHook, turn: Turn): OutgoingHook {
    const now = this.#parts.ports.clock.now();
    const { reached } = turn;
    const moved = reached > hook.cursor ? { ...hook, cursor: reached, failures: 0, usedAt: now } : hook;
    switch (turn.kind) {
      case 'delivered':
        return { ...moved, failures: 0, tryAt: 0 };
      case 'gone':
        return { ...moved, state: 'gone' };
      case 'failed':
        return afterFailure(moved, now);
      default:
        return unreachable(turn);
    }
  }

  #batch(hook: OutgoingHook): Batch {
    const events = this.#parts.log.after(hook.cursor, SCAN);
    const parcels: Parcel[] = [];
    let through = hook.cursor;
    for (const event of events) {
      const parcel = this.#parcel(event, hook);
      if (parcel && parcels.length === MAX_PARCELS) break;
      if (parcel) parcels.push(parcel);
      through = event.seq;
    }
    return { hook, parcels, through };
  }

  #parcel(event: StoredEvent, hook: OutgoingHook): Parcel | null {
    return parcelOf(event, hook, { room: this.#parts.ports.id, book: this.#parts.book });
  }

  #scheduleAt(at: number): void {
    const { ports } = this.#parts;
    ports.schedule(Math.max(at, ports.clock.now()));
  }
}

/** Also where there is nothing to tell, but much that need not be looked at again. */
function hasWork({ hook, parcels, through }: Batch): boolean {
  return parcels.length > 0 || through - hook.cursor >= SCAN.events;
}

function afterFailure(hook: OutgoingHook, now: number): OutgoingHook {
  const failures = hook.failures + 1;
  const pause = pauseAfter(failures);
  return pause === null ? { ...hook, failures, state: 'gaveUp' } : { ...hook, failures, tryAt: now + pause };
}
