// The one state value that views see, and telling them once a turn that it changed.
import type { RoomState } from './state.ts';

export class Published {
  #state: RoomState;
  #isTelling = false;
  readonly #listeners = new Set<(state: RoomState) => void>();

  constructor(state: RoomState) {
    this.#state = state;
  }

  get state(): RoomState {
    return this.#state;
  }

  change(part: Partial<RoomState>): void {
    this.#state = { ...this.#state, ...part };
    if (this.#isTelling) return;
    this.#isTelling = true;
    Promise.resolve().then(() => this.#tell());
  }

  subscribe(listener: (state: RoomState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #tell(): void {
    this.#isTelling = false;
    for (const listener of this.#listeners) listener(this.#state);
  }
}
