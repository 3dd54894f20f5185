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
/** How long a room that wakes with something left to deliver waits for the alarm that may be why it does. */
const RECOVERY_MS = 1_000;
/** More than a turn takes. */
const GUARD_MS = 30_000;
/** Looked at in one turn, told or not. */
const SCAN = { events: 200, bytes: Number.POSITIVE_INFINITY };
const ONE = { events: 1, bytes: 0 };

/** What a hook is to be told in one turn. */
export interface Batch {
  readonly hook: OutgoingHook;
  /** What it says of these is asked for at each one's turn: a text may be deleted before that. */
  readonly seqs: readonly Seq[];
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
  /** Hooks that are being told now. */
  readonly #underWay = new Set<EventId>();
  /** In this life of the room's memory, the alarm has rung. */
  #hasRung = false;

  constructor(parts: Parts, known: KnownHooks) {
    this.#parts = parts;
    this.#known = known;
  }

  /**
   * Somebody outside may not have been told what was stored before a crash. On waking it cannot be known whether the alarm
   * for it was lost or is what wakes the room: a second one would ring in vain.
   */
  recover(): void {
    if (!this.#known.listening().some((hook) => hasWork(this.#batch(hook)))) return;
    this.#parts.ports.clock.after(RECOVERY_MS, () => {
      if (!this.#hasRung) this.#scheduleNext(this.#known.listening());
    });
  }

  /** These were stored: if somebody outside is to be told, that happens at the alarm. */
  noteFlushed(events: readonly StoredEvent[]): void {
    for (const hook of this.#known.listening()) {
      // Its end asks for what is left then, and not before a retry may be made.
      if (this.#underWay.has(hook.id)) continue;
      if (events.some((event) => this.#parcel(event, hook) !== null)) this.#scheduleAt(hook.tryAt);
    }
  }

  /** What hooks are to be told now, but those whose turn has not ended. */
  due(): Batch[] {
    this.#hasRung = true;
    const now = this.#parts.ports.clock.now();
    const idle = this.#known.listening().filter(({ id }) => !this.#underWay.has(id));
    // There is one alarm: it may have rung a moment before the one that these asked for.
    this.#scheduleNext(idle.filter(({ tryAt }) => tryAt > now));
    const ready = idle.filter(({ tryAt }) => tryAt <= now);
    return ready.map((hook) => this.#batch(hook)).filter(hasWork);
  }

  /** A turn of this hook begins, which `end` ends: until then it has no other. */
  begin({ hook }: Batch): void {
    this.#underWay.add(hook.id);
  }

  /** Asks for the alarm at the hook's next attempt, and not within the pause, if there is anything left to deliver. */
  end({ hook: { id } }: Batch, pauseMs = 0): void {
    this.#underWay.delete(id);
    const ended = this.#known.listening().filter((hook) => hook.id === id);
    this.#scheduleNext(ended, this.#parts.ports.clock.now() + pauseMs);
  }

  /** Turns that nobody waits for any more are taken up again if the room ends before they do. */
  guard(): void {
    if (this.#underWay.size > 0) this.#scheduleAt(this.#parts.ports.clock.now() + GUARD_MS);
  }

  /** What this event says by now; null if the hook is not to be told of it, or not any more. */
  parcel(hook: OutgoingHook, seq: Seq): Parcel | null {
    const [event] = this.#parts.log.after(seq - 1, ONE);
    return event?.seq === seq ? this.#parcel(event, hook) : null;
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
    const seqs: Seq[] = [];
    let through = hook.cursor;
    for (const event of events) {
      const isForIt = this.#parcel(event, hook) !== null;
      if (isForIt && seqs.length === MAX_PARCELS) break;
      if (isForIt) seqs.push(event.seq);
      through = event.seq;
    }
    return { hook, seqs, through };
  }

  #parcel(event: StoredEvent, hook: OutgoingHook): Parcel | null {
    return parcelOf(event, hook, { room: this.#parts.ports.id, book: this.#parts.book });
  }

  #scheduleNext(hooks: readonly OutgoingHook[], from = 0): void {
    for (const hook of hooks) {
      if (hasWork(this.#batch(hook))) this.#scheduleAt(Math.max(hook.tryAt, from));
    }
  }

  #scheduleAt(at: number): void {
    const { ports } = this.#parts;
    ports.schedule(Math.max(at, ports.clock.now()));
  }
}

/** Also where there is nothing to tell, but much that need not be looked at again. */
function hasWork({ hook, seqs, through }: Batch): boolean {
  return seqs.length > 0 || through - hook.cursor >= SCAN.events;
}

function afterFailure(hook: OutgoingHook, now: number): OutgoingHook {
  const failures = hook.failures + 1;
  const pause = pauseAfter(failures);
  return pause === null ? { ...hook, failures, state: 'gaveUp' } : { ...hook, failures, tryAt: now + pause };
}
