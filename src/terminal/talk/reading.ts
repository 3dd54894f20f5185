// How far the person has read: up to what was printed while they were there. Kept, so that the next time begins with a
// line before what is new.
import { loadReadMark, type ReadMark, storeReadMark } from '../disk/read-mark.ts';

/** Without a key pressed for this long the person is taken to be elsewhere. */
const AWAY_AFTER_MS = 5 * 60_000;
/** A file for every message would be too much. */
const STORE_AFTER_MS = 1_000;

export class Reading {
  readonly #path: string;
  #changed: (isThere: boolean) => void = () => {};
  #mark: ReadMark | null;
  #isThere = true;
  #away: NodeJS.Timeout | undefined;
  #storing: NodeJS.Timeout | undefined;

  static async open(path: string): Promise<Reading> {
    return new Reading(path, await loadReadMark(path));
  }

  private constructor(path: string, mark: ReadMark | null) {
    this.#path = path;
    this.#mark = mark;
    this.touched();
  }

  /** The last event read in this life of the log; null for who was never here. A room nobody had written in had none. */
  lastRead(epoch: string): number | null {
    if (this.#mark === null || (this.#mark.epoch !== epoch && this.#mark.epoch !== '')) return null;
    return this.#mark.seq;
  }

  /** Calls back when the person goes, and when they come back. */
  watch(changed: (isThere: boolean) => void): void {
    this.#changed = changed;
  }

  touched(): void {
    clearTimeout(this.#away);
    this.#away = setTimeout(() => this.#turn(false), AWAY_AFTER_MS).unref();
    this.#turn(true);
  }

  /** Everything up to there is printed. */
  printed(mark: ReadMark): void {
    if (!this.#isThere || (this.#mark?.seq === mark.seq && this.#mark.epoch === mark.epoch)) return;
    this.#mark = mark;
    this.#storing ??= setTimeout(() => {
      this.#store();
    }, STORE_AFTER_MS).unref();
  }

  async close(): Promise<void> {
    clearTimeout(this.#away);
    await this.#store();
  }

  async #store(): Promise<void> {
    clearTimeout(this.#storing);
    this.#storing = undefined;
    if (this.#mark) await storeReadMark(this.#path, this.#mark);
  }

  #turn(isThere: boolean): void {
    if (isThere === this.#isThere) return;
    this.#isThere = isThere;
    this.#changed(isThere);
  }
}
