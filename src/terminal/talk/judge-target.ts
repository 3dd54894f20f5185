// Why nothing can be done with a message, as far as that is known here: what the room would refuse is not even sent.
// Pure.
import type { RoomState } from '../../client/state.ts';
import type { Seq } from '../../protocol/ids.ts';
import { messageAt } from '../transcript/read-event.ts';

export type Wish = 'answer' | 'change';

/** A sentence; null where only the room can tell. */
export function objectionTo(wish: Wish, seq: Seq, state: RoomState): string | null {
  const { timeline, you } = state;
  const isSeen = timeline.generation > 0;
  const event = timeline.events.find((loaded) => loaded.seq === seq);
  if (isSeen && (seq < 1 || seq > timeline.head)) return `There is no message ${seq}.`;
  if (event && event.kind !== 'message') return `Number ${seq} is no message.`;
  const message = messageAt(state, seq);
  if (message?.reading.type === 'deleted') return `Message ${seq} is deleted.`;
  if (wish === 'change' && message && message.event.by !== you.member) return `Message ${seq} is someone else’s.`;
  return null;
}
