// Which events concern the person in what way. Pure.
import { isMentioned } from '../../client/mentions.ts';
import type { RoomState } from '../../client/state.ts';
import { type LogEvent, parseBody } from '../../protocol/events.ts';

/** How much of the past is wanted at first: so many messages, none before that moment. Null: what the room gives. */
export interface PastWanted {
  readonly history: number | null;
  readonly since: number | null;
}

/** Someone else calls the person by name. */
export function isCall({ by, kind, body }: LogEvent, { you }: RoomState): boolean {
  const message = kind === 'message' && by !== you.member ? parseBody('message', body) : null;
  return message !== null && isMentioned(message, you);
}

export function isTooOld({ seq, at }: LogEvent, { timeline }: RoomState, { history, since }: PastWanted): boolean {
  const messages = history === null ? [] : timeline.events.filter(({ kind }) => kind === 'message');
  const first = messages.at(-(history ?? 0))?.seq ?? 0;
  return history === 0 || seq < first || (since !== null && at < since);
}
