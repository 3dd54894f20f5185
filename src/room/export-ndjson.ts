// An export for programs: what the room is, then every event as it is kept, one JSON object a line.
import type { MemberBook } from './member-book.ts';
import type { StoredEvent } from './ports.ts';

export interface AboutRoom {
  readonly id: string;
  readonly title: string;
  readonly topic: string;
  readonly epoch: string;
  readonly floor: number;
  readonly head: number;
}

export function ndjsonHead(room: AboutRoom, exportedAt: number): string {
  return `${JSON.stringify({ type: 'room', ...room, exportedAt })}\n`;
}

/** `name` is the author's current one. */
export function ndjsonLines(events: readonly StoredEvent[], book: MemberBook): string {
  return events.map((event) => `${ndjsonLine(event, book)}\n`).join('');
}

function ndjsonLine({ seq, at, by, id, kind, target, body }: StoredEvent, book: MemberBook): string {
  const { member, name } = book.rowAt(by);
  const about = { type: 'event', seq, at, by: member, name, id, kind, ...(target !== null && { target }) };
  return JSON.stringify({ ...about, body: JSON.parse(body) });
}
