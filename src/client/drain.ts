// Moves what waits in the outbox to the room, one frame at a time. Of a device's engines that are in the room one drains
// its outbox; the others see their posts acked by the log.
import type { Refusal } from '../protocol/down.ts';
import type { LogEvent } from '../protocol/events.ts';
import type { EventId, MemberId } from '../protocol/ids.ts';
import type { Post } from '../protocol/up.ts';
import { awaitsPerson, longestDelayMs } from './delivery.ts';
import type { HeldOutbox } from './held-outbox.ts';
import { acksAmong, endDelay, forget, land, loseSession, markSent, refuse } from './outbox.ts';
import type { OutboxDisk } from './outbox-disk.ts';
import type { Clock, DrainLease } from './ports.ts';
import { nextItems } from './post-frame.ts';
import type { PendingPost } from './state.ts';

/** A frame without outcome for this long was swallowed on the way: a new session finds out. */
const ACK_TIMEOUT_MS = 20_000;

export interface DrainPorts {
  readonly clock: Clock;
  readonly held: HeldOutbox;
  readonly disk: OutboxDisk;
  readonly lease: DrainLease;
  readonly me: MemberId;
  /** Joined and caught up. */
  maySend(): boolean;
  send(frame: Post): void;
  restart(): void;
  /** This engine is the one that drains now: what the last one left is on disk. */
  leased(): void;
  /** Posts are about to be sent. */
  prepare(): void;
}

export class Drain {
  readonly #ports: DrainPorts;
  #holdsLease = false;
  /** Posts of a frame that was not understood go one by one, so that one bad post does not hold the others up. */
  #goesSingly = false;
  /** Lets go of the lease, or stops waiting for it; null while neither is done. */
  #release: (() => void) | null = null;
  #cancelAckTimeout = () => {};
  #cancelDelay = () => {};

  constructor(ports: DrainPorts) {
    this.#ports = ports;
  }

  /** The engine is closed, or the room is for it. */
  stop(): void {
    this.#letGo();
    this.#cancelAckTimeout();
    this.#cancelDelay();
  }

  /** Sends what may go now. */
  pump(): void {
    const { clock, held, maySend, prepare, send, restart } = this.#ports;
    if (held.now.inFlight.length === 0) this.#cancelAckTimeout();
    if (!maySend()) return;
    this.#takeLease();
    if (!this.#holdsLease || !held.now.loaded) return;
    prepare();
    const posts = nextItems(held.now, this.#goesSingly ? 1 : undefined);
    if (posts.length === 0) return;
    const ids = posts.map(({ id }) => id);
    held.change(markSent(held.now, ids, clock.now()));
    this.#cancelAckTimeout = clock.after(ACK_TIMEOUT_MS, restart);
    send({ type: 'post', posts: [...posts] });
  }

  /** Looks for acks: own events, wherever they arrive (X4). */
  acknowledge(events: readonly LogEvent[]): void {
    const { held, disk, me } = this.#ports;
    const acked = acksAmong(held.now, events, me);
    if (acked.length === 0) return;
    held.change(forget(land(held.now, acked), acked));
    disk.remove(acked);
    this.pump();
  }

  refuse(refusals: readonly Refusal[]): void {
    const { held, disk, clock } = this.#ports;
    const before = held.now.posts;
    held.change(refuse(held.now, refusals, clock.now()));
    const refused = held.now.posts.filter((post) => awaitsPerson(post) && !before.includes(post));
    for (const post of refused) if (!isMoot(post)) disk.put(post);
    this.#drop(refused.filter(isMoot).map(({ id }) => id));
    this.#awaitDelay();
    this.pump();
  }

  /** A frame was not understood as a whole. Nothing but posts carries what a person made, so it was the posts. */
  misunderstood(code: string): void {
    const [id, ...others] = this.#ports.held.now.inFlight;
    if (id === undefined) return;
    this.#goesSingly = others.length > 0;
    if (this.#goesSingly) this.#sendAgain();
    else this.refuse([{ id, code, action: 'fix' }]);
  }

  /** The session is over. Another engine may be back in the room sooner, and sends all that waits. */
  lost(): void {
    this.#letGo();
    this.#sendAgain();
  }

  /** What was in flight goes again. */
  #sendAgain(): void {
    const { held } = this.#ports;
    held.change(loseSession(held.now));
    this.pump();
  }

  #takeLease(): void {
    if (this.#release) return;
    const { lease, leased } = this.#ports;
    let isWanted = true;
    const release = lease.acquire(() => {
      if (!isWanted) return;
      this.#holdsLease = true;
      leased();
    });
    this.#release = () => {
      isWanted = false;
      release();
    };
  }

  #letGo(): void {
    this.#holdsLease = false;
    this.#release?.();
    this.#release = null;
  }

  #drop(ids: readonly EventId[]): void {
    if (ids.length === 0) return;
    const { held, disk } = this.#ports;
    held.change(forget(held.now, ids));
    disk.remove(ids);
  }

  #awaitDelay(): void {
    const { held, clock } = this.#ports;
    const delayMs = longestDelayMs(held.now.posts, clock.now());
    if (delayMs === null) return;
    this.#cancelDelay();
    this.#cancelDelay = clock.after(delayMs, () => {
      held.change(endDelay(held.now));
      this.pump();
    });
  }
}

/** It was about a message that is deleted by now, and nothing a person wrote is lost with it. */
function isMoot({ kind, delivery }: PendingPost): boolean {
  return delivery.status === 'refused' && delivery.code === 'targetDeleted' && kind !== 'edit';
}
