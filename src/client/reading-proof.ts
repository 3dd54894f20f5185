// Tells the room that this client reads, after every 256 KiB received (Z1).
import { SYNC_EVERY_BYTES } from '../protocol/limits.ts';
import { utf8Bytes } from '../protocol/text.ts';

export class ReadingProof {
  #unprovenBytes = 0;

  /** Counts a frame; true when it is time for a `sync`. */
  isDueAfter(text: string): boolean {
    this.#unprovenBytes += utf8Bytes(text);
    if (this.#unprovenBytes < SYNC_EVERY_BYTES) return false;
    this.#unprovenBytes = 0;
    return true;
  }
}
