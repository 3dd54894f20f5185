// The name the person wants here. A newcomer joins with it; whom the room knows already must give it as an event.
import { normaliseName } from '../protocol/names.ts';
import { textOf } from './folds.ts';
import { awaitsPerson } from './outbox.ts';
import type { RoomState } from './state.ts';

/** Whether the person still has to say that they are called `name`: not if they are, or already said so last. */
export function mustGive(name: string, { you, outbox }: RoomState): boolean {
  const pending = outbox.filter((post) => post.kind === 'name' && !awaitsPerson(post)).at(-1);
  return (pending ? textOf(pending.body, 'name') : you.name) !== spelt(name);
}

/** As the room would spell it; as it is where the room would refuse it. */
function spelt(raw: string): string {
  const name = normaliseName(raw);
  return name.ok ? name.value : raw;
}
