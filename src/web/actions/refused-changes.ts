// What the room did not take of reactions and deletions, where nothing that a person wrote would be lost: it is said,
// and leaves the outbox. An edit stays at its message; far from it, it is said too.
import { awaitsPerson } from '../../client/delivery.ts';
import type { PendingPost, RoomEngine, RoomState } from '../../client/state.ts';
import type { EventId } from '../../protocol/ids.ts';
import { eventAt } from '../conversation/event-at.ts';
import { actionText } from '../strings-actions.ts';
import { showToast } from '../toast.tsx';

const reasons: ReadonlyMap<string, string> = new Map(Object.entries(actionText.refusedReaction));

/** Returns the way to stop. */
export function dropRefusedChanges(engine: RoomEngine): () => void {
  const told = new Set<EventId>();
  const look = (state: RoomState) => {
    for (const post of state.outbox.filter(awaitsPerson)) {
      if (post.kind === 'edit' && !told.has(post.id) && isOutOfSight(post, state)) showToast(actionText.editNotSaved);
      told.add(post.id);
      if (post.kind === 'react') showToast(reasonFor(post));
      if (post.kind === 'react' || isDoneAnyway(post)) void engine.discard(post.id);
    }
  };
  look(engine.state);
  return engine.subscribe(look);
}

/** Its row, which says what became of it, is not loaded. */
function isOutOfSight({ target = 0 }: PendingPost, state: RoomState): boolean {
  return state.timeline.generation > 0 && eventAt(state, target) === undefined;
}

function reasonFor({ delivery }: PendingPost): string {
  const code = delivery.status === 'refused' ? delivery.code : '';
  return reasons.get(code) ?? actionText.refusedReaction.other;
}

/** What was deleted from another tab is deleted. */
function isDoneAnyway({ kind, delivery }: PendingPost): boolean {
  return kind === 'redact' && delivery.status === 'refused' && delivery.code === 'targetDeleted';
}
