// Where an event stands in the loaded window follows from its seq, because the window has no holes. Pure.
import type { RoomState } from '../../client/state.ts';
import type { LogEvent } from '../../protocol/events.ts';
import type { Seq } from '../../protocol/ids.ts';

/** Undefined if it is not loaded. */
export function eventAt({ timeline }: Pick<RoomState, 'timeline'>, seq: Seq): LogEvent | undefined {
  const { events } = timeline;
  return events[seq - (events[0]?.seq ?? 0)];
}
