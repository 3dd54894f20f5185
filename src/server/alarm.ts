// The object's one alarm. Setting it writes a row, so it is only ever set to something earlier.

export class Alarm {
  readonly #storage: DurableObjectStorage;
  /** When it rings; null: never; undefined: not read since the wake. */
  #at: number | null | undefined;

  constructor(storage: DurableObjectStorage) {
    this.#storage = storage;
  }

  /** Makes sure that it rings at `at`, in ms, or earlier. */
  async ringBy(at: number): Promise<void> {
    if (this.#at === undefined) this.#at = await this.#storage.getAlarm();
    if (this.#at !== null && this.#at <= at) return;
    this.#at = at;
    await this.#storage.setAlarm(at);
  }

  /** It has rung. */
  clear(): void {
    this.#at = null;
  }
}
