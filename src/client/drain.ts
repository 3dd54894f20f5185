// Moves posts from the person to the disk to the room. One engine drains a device's outbox; the others show what is
// in it and see it acked by the log.
import type { Refusal } from '../protocol/down.ts';
import type { LogEvent } from '../protocol/events.ts';
import type { EventId, MemberId } from '../protocol/ids.ts';
import type { Post } from '../protocol/up.ts';
import type { Basis } from './log-follower.ts';
import * as box from './outbox.ts';
import { OutboxDisk } from './outbox-disk.ts';
import type { Clock, DrainLease, OutboxStore } from './ports.ts';
import { type Draft, nextItems, postFrom } from './post-frame.ts';
import type { PendingPost } from './state.ts';

/** A frame without outcome for this long was swallowed on the way: a new session finds out. */
export const ACK_TIMEOUT_MS = 20_000;

export interface DrainPorts {
  readonly clock: Clock;
  readonly store: OutboxStore;
  readonly lease: DrainLease;
  readonly room: string;
  readonly me: MemberId;
  makeId(): EventId;
  /** What the room is known to be; null before anything is. */
  basis(): Basis | null;
  /** Joined and caught up. */
  maySend(): boolean;
  send(frame: Post): void;
  restart(): void;
  /** Events on display: a post read from disk may be among them. */
  shown(): readonly LogEvent[];
  changed(posts: readonly PendingPost[]): void;
}

export class Drain {
  readonly #ports: DrainPorts;
  readonly #disk: OutboxDisk;
  #outbox = box.emptyOutbox;
  #holdsLease = false;
  /** Posts of a frame that was not understood go one by one, so that one bad post does not hold the others up. */
  #goesSingly = false;
  /** The first reading of the disk, which decides what place a new post has. */
  #loaded: Promise<void> = Promise.resolve();
  #release = () => {};
  #stopWatching = () => {};
  #cancelAckTimeout = () => {};
  #cancelDelay = () => {};

  constructor(ports: DrainPorts) {
    this.#ports = ports;
    this.#disk = new OutboxDisk(ports.store);
  }

  start(): void {
    this.#stopWatching = this.#disk.watch(() => this.#load());
    this.#loaded = this.#load();
    this.#release = this.#ports.lease.acquire(() => {
      this.#holdsLease = true;
      this.#load();
    });
  }

  /** Shows the post at once; resolves when it is on disk. */
  async compose(draft: Draft): Promise<EventId> {
    const { makeId, room, basis, clock } = this.#ports;
    const post = postFrom(draft, { id: makeId(), room, basis: basis(), now: clock.now() });
    this.#change(box.compose(this.#outbox, post));
    await this.#save(post.id);
    return post.id;
  }

  /** The person decided to send it: a new post, because nothing is known to be stored under the old id. */
  async retry(id: EventId): Promise<void> {
    const post = this.#find(id);
    if (!post || !box.awaitsPerson(post)) return;
    const saving = this.compose(post);
    this.#change(box.forget(this.#outbox, [id]));
    await saving;
    await this.#disk.remove([id]);
  }

  async discard(id: EventId): Promise<void> {
    this.#change(box.forget(this.#outbox, [id]));
    this.pump();
    await this.#disk.remove([id]);
  }

  /** Looks for acks: own events, wherever they arrive (X4). */
  acknowledge(events: readonly LogEvent[]): void {
    const acked = box.acksAmong(this.#outbox, events, this.#ports.me);
    if (acked.length === 0) return;
    this.#change(box.forget(box.land(this.#outbox, acked), acked));
    this.#disk.remove(acked);
    this.pump();
  }

  refuse(refusals: readonly Refusal[]): void {
    const before = this.#outbox.posts;
    this.#change(box.refuse(this.#outbox, refusals, this.#ports.clock.now()));
    for (const post of this.#outbox.posts) if (box.awaitsPerson(post) && !before.includes(post)) this.#disk.put(post);
    this.#awaitDelay();
    this.pump();
  }

  /** A frame was not understood as a whole. Nothing but posts carries what a person made, so it was the posts. */
  misunderstood(code: string): void {
    const { inFlight } = this.#outbox;
    const [id] = inFlight;
    if (id === undefined) return;
    this.#goesSingly = inFlight.length > 1;
    if (inFlight.length === 1) return this.refuse([{ id, code, action: 'fix' }]);
    this.#change(box.loseSession(this.#outbox));
    this.pump();
  }

  lost(): void {
    this.#change(box.loseSession(this.#outbox));
    this.pump();
  }

  /** Sends what may go now. */
  pump(): void {
    if (this.#outbox.inFlight.length === 0) this.#cancelAckTimeout();
    if (!this.#holdsLease || !this.#outbox.loaded || !this.#ports.maySend()) return;
    this.#adoptBase();
    const posts = nextItems(this.#outbox, this.#goesSingly ? 1 : undefined);
    if (posts.length === 0) return;
    const { clock, send, restart } = this.#ports;
    const ids = posts.map(({ id }) => id);
    this.#change(box.markSent(this.#outbox, ids, clock.now()));
    this.#cancelAckTimeout = clock.after(ACK_TIMEOUT_MS, restart);
    send({ type: 'post', posts: [...posts] });
  }

  /** Lets another engine drain. */
  release(): void {
    this.#holdsLease = false;
    this.#release();
    this.#release = () => {};
    this.#cancelAckTimeout();
    this.#cancelDelay();
  }

  stop(): void {
    this.release();
    this.#stopWatching();
  }

  #find(id: EventId): PendingPost | undefined {
    return this.#outbox.posts.find((post) => post.id === id);
  }

  #adoptBase(): void {
    const basis = this.#ports.basis();
    if (!basis) return;
    const before = this.#outbox.unsaved;
    this.#change(box.adoptBase(this.#outbox, basis));
    for (const id of this.#outbox.unsaved) if (!before.has(id)) this.#save(id);
  }

  #awaitDelay(): void {
    const delayMs = box.longestDelayMs(this.#outbox, this.#ports.clock.now());
    if (delayMs === null) return;
    this.#cancelDelay();
    this.#cancelDelay = this.#ports.clock.after(delayMs, () => {
      this.#change(box.endDelay(this.#outbox));
      this.pump();
    });
  }

  async #load(): Promise<void> {
    await this.#disk.read((stored) => this.#change(box.mergeStored(this.#outbox, stored)));
    this.acknowledge(this.#ports.shown());
    this.pump();
  }

  async #save(id: EventId): Promise<void> {
    await this.#loaded;
    const post = this.#find(id);
    if (post) await this.#disk.put(post);
    if (this.#outbox.gone.has(id)) await this.#disk.remove([id]);
    this.#change(box.markSaved(this.#outbox, id));
    this.pump();
  }

  #change(outbox: box.Outbox): void {
    const isSame = outbox.posts === this.#outbox.posts;
    this.#outbox = outbox;
    if (!isSame) this.#ports.changed(outbox.posts);
  }
}
