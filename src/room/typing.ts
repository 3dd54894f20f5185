// Who is typing, gathered for the next tick. Nothing of it is stored; receivers forget by themselves.
import type { MemberId } from '../protocol/ids.ts';

export class Typing {
  readonly #began = new Set<MemberId>();
  readonly #stopped = new Set<MemberId>();

  note(member: MemberId, on: boolean): void {
    (on ? this.#stopped : this.#began).delete(member);
    (on ? this.#began : this.#stopped).add(member);
  }

  takeChange(): { readonly began: MemberId[]; readonly stopped: MemberId[] } | null {
    if (this.#began.size + this.#stopped.size === 0) return null;
    const change = { began: [...this.#began], stopped: [...this.#stopped] };
    this.#began.clear();
    this.#stopped.clear();
    return change;
  }
}
