// The object's one alarm. Setting it writes a row, so it is only ever set to something earlier.

/** What it needs of the object's storage. */
interface AlarmStorage {
  getAlarm(): Promise<number | null>;
  setAlarm(at: number): Promise<void>;
}

export class Alarm {
  readonly #storage: AlarmStorage;
  /** When it rings; null: never. Known once `#read` has resolved. */
  #at: number | null = null;
  #read: Promise<void> | undefined;

  constructor(storage: AlarmStorage) {
    this.#storage = storage;
  }

  /** Makes sure that it rings at `at`, in ms, or earlier. */
  async ringBy(at: number): Promise<void> {
    try {
      // Read once: who asks meanwhile waits for the same answer, or a later time would replace an earlier one.
      this.#read ??= this.#load();
      await this.#read;
      if (this.#at !== null && this.#at <= at) return;
      this.#at = at;
      await this.#storage.setAlarm(at);
    } catch (fault) {
      // What is set is not known any more: who asks next reads again.
      this.#read = undefined;
      throw fault;
    }
  }

  /** It has rung. */
  clear(): void {
    this.#read = Promise.resolve();
    this.#at = null;
  }

  async #load(): Promise<void> {
    this.#at = await this.#storage.getAlarm();
  }
}
