// Where the person's posts are written down: each is shown at once, kept on disk, and then free to be sent. Other
// tabs write to the same disk.
import type { EventId } from '../protocol/ids.ts';
import type { Basis } from './basis.ts';
import { awaitsPerson } from './delivery.ts';
import type { HeldOutbox } from './held-outbox.ts';
import { adoptBase, compose, forget, markSaved, mergeStored } from './outbox.ts';
import type { OutboxDisk } from './outbox-disk.ts';
import type { Clock } from './ports.ts';
import { type Draft, postFrom } from './post-frame.ts';

export interface DeskPorts {
  readonly clock: Clock;
  readonly held: HeldOutbox;
  readonly disk: OutboxDisk;
  readonly room: string;
  makeId(): EventId;
  /** What the room is known to be; null before anything is. */
  basis(): Basis | null;
  /** Posts were read from disk: some may be in the log already. */
  read(): void;
  /** Something may be free to go. */
  ready(): void;
}

export class Desk {
  readonly #ports: DeskPorts;
  /** The first reading of the disk, which decides what place a new post has. */
  #firstRead: Promise<void> = Promise.resolve();
  #stopWatching = () => {};

  constructor(ports: DeskPorts) {
    this.#ports = ports;
  }

  open(): void {
    this.#stopWatching = this.#ports.disk.watch(() => this.reload());
    this.#firstRead = this.reload();
  }

  close(): void {
    this.#stopWatching();
  }

  /** Shows the post at once; resolves when it is on disk. */
  async compose(draft: Draft): Promise<EventId> {
    const { makeId, room, basis, clock, held } = this.#ports;
    const post = postFrom(draft, { id: makeId(), room, basis: basis(), now: clock.now() });
    held.change(compose(held.now, post));
    await this.#save(post.id);
    return post.id;
  }

  /** The person decided to send it: a new post, because nothing is known to be stored under the old id. */
  async retry(id: EventId): Promise<void> {
    const { held, disk } = this.#ports;
    const post = held.find(id);
    if (!post || !awaitsPerson(post)) return;
    const saving = this.compose(post);
    held.change(forget(held.now, [id]));
    await saving;
    await disk.remove([id]);
  }

  async discard(id: EventId): Promise<void> {
    const { held, disk, ready } = this.#ports;
    held.change(forget(held.now, [id]));
    ready();
    await disk.remove([id]);
  }

  settled(): Promise<void> {
    return this.#ports.disk.settled();
  }

  /** Gives a base to what was composed before there was one, and writes it down before it may be sent. */
  adoptBase(): void {
    const { held, basis } = this.#ports;
    const known = basis();
    if (!known) return;
    const before = held.now.unsaved;
    held.change(adoptBase(held.now, known));
    for (const id of held.now.unsaved) if (!before.has(id)) this.#save(id);
  }

  /** Never rejects: every post waits for the first reading. What cannot be read counts as empty until it can. */
  async reload(): Promise<void> {
    const { held, disk, read } = this.#ports;
    try {
      await disk.read((stored) => held.change(mergeStored(held.now, stored)));
      read();
    } catch {
      if (!held.now.loaded) held.change(mergeStored(held.now, []));
    }
  }

  async #save(id: EventId): Promise<void> {
    await this.#firstRead;
    const { held, disk, ready } = this.#ports;
    const post = held.find(id);
    if (post) await disk.put(post);
    if (held.now.gone.has(id)) await disk.remove([id]);
    held.change(markSaved(held.now, id));
    ready();
  }
}
