// Whether a room has used up its storage. A full disk also breaks reads, so a post is refused before it is written.
import type { RoomPorts, StoredEvent } from './ports.ts';

const EVENT_BYTES = 1_024;
const BYTES_PER_CHARACTER = 16;
/** How much is written before the size is asked again: posts are not the only thing that takes storage. */
const TRUSTED_BYTES = 1024 ** 2;

/** More than an event takes with its row, its words in the index and its author. */
export function mostBytesOf({ body }: StoredEvent): number {
  return EVENT_BYTES + BYTES_PER_CHARACTER * body.length;
}

export class Quota {
  readonly #ports: RoomPorts;
  /** Bytes that are left for posts: asking how full the storage is costs a query. */
  #spareBytes = 0;

  constructor(ports: RoomPorts) {
    this.#ports = ports;
  }

  isFull(): boolean {
    const { store, limits } = this.#ports;
    if (limits.storageBytes <= 0 || this.#spareBytes > 0) return false;
    this.#spareBytes = Math.min(TRUSTED_BYTES, limits.storageBytes - store.bytes());
    return this.#spareBytes <= 0;
  }

  note(event: StoredEvent): void {
    this.#spareBytes -= mostBytesOf(event);
  }
}
