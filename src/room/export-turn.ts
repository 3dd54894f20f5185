// The whole log as a file, a turn at a time, so that no room is too long for it and no turn blocks the room.
import type { ExportFormat } from '../protocol/export.ts';
import type { Seq } from '../protocol/ids.ts';
import { MAX_TURN_BYTES, MAX_TURN_EVENTS } from '../protocol/limits.ts';
import { type AboutRoom, ndjsonHead, ndjsonLines } from './export-ndjson.ts';
import { textHead, textLines } from './export-text.ts';
import { contentOf } from './pages.ts';
import type { Parts } from './parts.ts';
import type { StoredEvent } from './ports.ts';

/** Where an export stands: the last event it has, and the head it began at, which it ends with. */
export interface ExportPlace {
  readonly after: Seq;
  readonly until: Seq;
}

export interface ExportTurn {
  readonly text: string;
  /** Where the next turn goes on; null after the last. */
  readonly next: ExportPlace | null;
}

/** The next part of a file. `place` is null for the first, which begins with what the room is. */
export function exportTurn(parts: Parts, format: ExportFormat, place: ExportPlace | null): ExportTurn {
  const { log } = parts;
  const { after, until } = place ?? { after: log.floor() - 1, until: log.head };
  const turn = log.after(after, { events: MAX_TURN_EVENTS, bytes: MAX_TURN_BYTES });
  const { events, lines } = linesOf(
    parts,
    format,
    turn.filter(({ seq }) => seq <= until),
  );
  const head = place === null ? headOf(parts, format, until) : '';
  const last = events.at(-1)?.seq ?? until;
  return { text: `${head}${lines}`, next: last < until ? { after: last, until } : null };
}

function headOf({ ports, log }: Parts, format: ExportFormat, head: Seq): string {
  const { epoch, title, topic } = log;
  const room: AboutRoom = { id: ports.id, title, topic, epoch, floor: log.floor(), head };
  return format === 'text' ? textHead(room, ports.clock.now()) : ndjsonHead(room, ports.clock.now());
}

/** Much changed messages make a turn for people short. */
function linesOf(
  { log, book }: Parts,
  format: ExportFormat,
  turn: readonly StoredEvent[],
): { events: readonly StoredEvent[]; lines: string } {
  if (format === 'ndjson') return { events: turn, lines: ndjsonLines(turn, book) };
  const { events, changes } = contentOf(turn, { log, keep: 'oldest' });
  return { events, lines: textLines(events, changes, book) };
}
