// What the person is called here. A newcomer joins under the name; whom the room knows already gives it as an event.
import { normaliseName } from '../protocol/names.ts';
import { awaitsPerson } from './delivery.ts';
import { textOf } from './folds.ts';
import type { Published } from './published.ts';
import type { RoomState } from './state.ts';

export class OwnName {
  readonly #published: Published;
  readonly #give: (name: string) => Promise<unknown>;
  #wasWelcomed = false;
  /** Asked for before joining. */
  #wanted: string | null = null;

  constructor(published: Published, give: (name: string) => Promise<unknown>) {
    this.#published = published;
    this.#give = give;
  }

  async change(name: string): Promise<void> {
    const { state } = this.#published;
    if (!this.#wasWelcomed) {
      this.#wanted = name;
      this.#published.change({ you: { ...state.you, name } });
    } else if (mustGive(name, state)) await this.#give(name);
  }

  /** The welcome said what the room calls the person. */
  welcomed(): void {
    this.#wasWelcomed = true;
    if (this.#wanted !== null) this.change(this.#wanted);
    this.#wanted = null;
  }
}

/** Whether the person still has to say that they are called `name`: not if they are, or already said so last. */
function mustGive(name: string, { you, outbox }: RoomState): boolean {
  const pending = outbox.filter((post) => post.kind === 'name' && !awaitsPerson(post)).at(-1);
  return (pending ? textOf(pending.body, 'name') : you.name) !== spelt(name);
}

/** As the room would spell it; as it is where the room would refuse it. */
function spelt(raw: string): string {
  const name = normaliseName(raw);
  return name.ok ? name.value : raw;
}
