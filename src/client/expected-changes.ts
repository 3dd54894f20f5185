// Own changes that are on their way, shown as if they had arrived: a reaction appears when it is tapped. Pure.
import type { LogEvent } from '../protocol/events.ts';
import type { MemberId } from '../protocol/ids.ts';
import { type ChangesBySeq, foldChanges } from './changes.ts';
import { awaitsPerson } from './delivery.ts';
import type { PendingPost } from './state.ts';

/** The changes as they will be once the outbox has been taken. What was refused is not expected any more. */
export function expectedChanges(known: ChangesBySeq, outbox: readonly PendingPost[], you: MemberId): ChangesBySeq {
  const expected = outbox.filter((post) => post.target !== undefined && !awaitsPerson(post));
  return expected.length === 0
    ? known
    : foldChanges(
        known,
        expected.map((post) => arrived(post, you)),
      );
}

/** Later than any event there is, in the order of composing. */
function arrived({ id, kind, target, body, composedAt, order }: PendingPost, you: MemberId): LogEvent {
  const seq = Number.MAX_SAFE_INTEGER / 2 + order;
  return { seq, at: composedAt, by: you, id, kind, body, ...(target !== undefined && { target }) };
}
