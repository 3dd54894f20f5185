// What a terminal that only gets further lines is told of things that others show as long as they are true: that the
// room is reached again, and what it did not take.
import { awaitsPerson } from '../../client/delivery.ts';
import type { RoomState } from '../../client/state.ts';
import type { EventId } from '../../protocol/ids.ts';
import { type Entry, line, notice } from '../screen/span.ts';
import { postSpan } from './status-lines.ts';

export class OnceTold {
  readonly #refused = new Set<EventId>();
  #isLost = false;

  /** Nothing for what was told before. */
  news({ connection, timeline, outbox }: RoomState): Entry[] {
    const isBack = this.#isLost && connection.status === 'joined' && connection.caughtUp;
    if (connection.status === 'waiting' && timeline.generation > 0) this.#isLost = true;
    if (isBack) this.#isLost = false;
    const refused = outbox.filter((post) => awaitsPerson(post) && !this.#refused.has(post.id));
    for (const { id } of refused) this.#refused.add(id);
    return [...(isBack ? [notice('connected again')] : []), ...refused.map((post) => line(postSpan(post)))];
  }
}
