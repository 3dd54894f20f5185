// How far the log is known without a hole. Pure: what a frame adds to it.
import type { LogEvent } from '../protocol/events.ts';
import type { Cursor } from '../protocol/up.ts';

export interface Advance {
  readonly cursor: Cursor;
  /** The events that follow what was known, in order. */
  readonly fresh: readonly LogEvent[];
  /** Something before the rest of the frame is missing; the rest was left out (R4). */
  readonly hole: boolean;
}

/** Drops what is known, takes what follows, stops at a hole. */
export function advance(cursor: Cursor, events: readonly LogEvent[]): Advance {
  const fresh: LogEvent[] = [];
  for (const event of events) {
    const next = cursor.seq + fresh.length + 1;
    if (event.seq > next) return { cursor: afterAll(cursor, fresh), fresh, hole: true };
    if (event.seq === next) fresh.push(event);
  }
  return { cursor: afterAll(cursor, fresh), fresh, hole: false };
}

/** The cursor of someone who has this page as the end of the log. */
export function cursorAt(epoch: string, { events, asOf }: { events: readonly LogEvent[]; asOf: number }): Cursor {
  const last = events.at(-1);
  return last ? { epoch, seq: last.seq, id: last.id } : { epoch, seq: asOf, id: '' };
}

/** Whether the room can resume from it: it names an event, or the beginning of any log (R1). */
export function isResumable(cursor: Cursor): boolean {
  return cursor.id !== '' || (cursor.seq === 0 && cursor.epoch === '');
}

function afterAll(cursor: Cursor, fresh: readonly LogEvent[]): Cursor {
  const last = fresh.at(-1);
  return last ? { ...cursor, seq: last.seq, id: last.id } : cursor;
}
