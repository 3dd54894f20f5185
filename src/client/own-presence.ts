// Whether the person looks at this room (Y5). A session counts as looked at until it says otherwise.
import type { PresenceState } from '../protocol/members.ts';

export class OwnPresence {
  readonly #say: (state: PresenceState) => void;
  #state: PresenceState = 'active';

  constructor(say: (state: PresenceState) => void) {
    this.#say = say;
  }

  set(isActive: boolean): void {
    const state = isActive ? 'active' : 'idle';
    if (state === this.#state) return;
    this.#state = state;
    this.#say(state);
  }

  /** To a session that begins. */
  introduce(): void {
    if (this.#state !== 'active') this.#say(this.#state);
  }
}
