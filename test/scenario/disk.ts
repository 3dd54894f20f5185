// The room's disk as a test looks at it: its log as clients should know it, and a backup of it.
import type { LogEvent } from '../../src/protocol/events.ts';
import type { StoredEvent } from '../../src/room/ports.ts';
import { MemoryStore } from '../support/memory-store.ts';

const ALL = { events: Number.POSITIVE_INFINITY, bytes: Number.POSITIVE_INFINITY };

export class LogReader {
  /** Events read already: tests look at the history often. */
  readonly #known = new WeakMap<StoredEvent, LogEvent>();

  /** Every event on the disk, as clients should know it. */
  read(store: MemoryStore): LogEvent[] {
    return store.after(0, ALL).map((event) => this.#known.get(event) ?? this.#readOne(store, event));
  }

  #readOne(store: MemoryStore, event: StoredEvent): LogEvent {
    const { seq, at, by, id, kind, target, body } = event;
    const { member } = store.memberAt(by)!;
    const read = { seq, at, by: member, id, kind, body: JSON.parse(body), ...(target !== null && { target }) };
    this.#known.set(event, read);
    return read;
  }
}

/** The disk as it was when this was the head. */
export function backupOf(store: MemoryStore, head: number): MemoryStore {
  const backup = new MemoryStore();
  backup.begin(store.facts().epoch);
  for (let number = 1; number < store.nextMemberNumber(); number += 1) backup.addMember(store.memberAt(number)!);
  for (const event of store.after(0, ALL)) if (event.seq <= head) backup.append(event);
  return backup;
}

export function textOf(body: unknown): string {
  return (body as { text: string }).text;
}
