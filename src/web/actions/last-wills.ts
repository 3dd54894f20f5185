// Deletions that became final as the page went, which is too late for the outbox: it may not reach its disk any more.
// They are written down at once, and done on the next visit unless they got through after all.
import * as v from 'valibot';
import type { RoomEngine, RoomState } from '../../client/state.ts';
import { EventId, Seq } from '../../protocol/ids.ts';
import { eventAt } from '../conversation/event-at.ts';
import { readLocal, removeLocal, writeLocal } from '../local-storage.ts';

/** The id tells whether the log is still the one in which that seq was this message. */
const Will = v.object({ seq: Seq, id: EventId });
const Wills = v.array(Will);
type Will = v.InferOutput<typeof Will>;

export interface LastWills {
  add(will: Will): void;
  remove(seq: Seq): void;
}

export function lastWills(room: string): LastWills {
  return {
    add: (will) => write(room, [...read(room), will]),
    remove: (seq) =>
      write(
        room,
        read(room).filter((will) => will.seq !== seq),
      ),
  };
}

/** Returns the way to stop. */
export function executeWills(engine: RoomEngine): () => void {
  const { room } = engine.state;
  const wills = lastWills(room.id);
  let open = read(room.id);
  const look = (state: RoomState) => {
    if (state.timeline.generation === 0) return;
    for (const will of open) {
      const event = eventAt(state, will.seq) ?? state.quotes.get(will.seq);
      if (event === undefined) engine.quote(will.seq);
      if (event === undefined || event === 'loading') continue;
      open = open.filter((other) => other !== will);
      const isThere = event !== 'gone' && event.id === will.id && event.by === state.you.member;
      const isDone = state.timeline.changes.get(will.seq)?.isDeleted === true || (isThere && event.body === null);
      if (isThere && !isDone) void engine.post('redact', {}, will.seq);
      wills.remove(will.seq);
    }
  };
  const stop = open.length === 0 ? () => {} : engine.subscribe(look);
  if (open.length > 0) look(engine.state);
  return stop;
}

function keyOf(room: string): string {
  return `deleting:${room}`;
}

function read(room: string): readonly Will[] {
  try {
    const stored: unknown = JSON.parse(readLocal(keyOf(room)) ?? '[]');
    return v.is(Wills, stored) ? stored : [];
  } catch {
    return [];
  }
}

function write(room: string, wills: readonly Will[]): void {
  if (wills.length === 0) removeLocal(keyOf(room));
  else writeLocal(keyOf(room), JSON.stringify(wills));
}
