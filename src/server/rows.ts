// What lies in the tables, as the room knows it.
import { badgeFace } from '../protocol/badge.ts';
import type { MemberId } from '../protocol/ids.ts';
import { isMark } from '../protocol/members.ts';
import type { MemberRow, StoredEvent } from '../room/ports.ts';

export type Row = Record<string, SqlStorageValue>;

/** What one looks a member up by: the badge's face, or for guests, who have none, the id itself. */
export function faceOf(member: MemberId): string {
  return badgeFace(member) ?? member;
}

/** One at a time: what does not fit is not read. */
export function* eventsOf(rows: Iterable<Row>): Generator<StoredEvent> {
  for (const row of rows) yield eventOf(row);
}

export function eventOf(row: Row): StoredEvent {
  const target = row.target;
  return {
    seq: Number(row.seq),
    at: Number(row.at),
    by: Number(row.by),
    id: `${row.id}`,
    kind: `${row.kind}`,
    target: typeof target === 'number' ? target : null,
    body: `${row.body}`,
  };
}

export function memberOf(row: Row): MemberRow {
  const marks = `${row.marks}`.split(' ').filter(isMark);
  return { number: Number(row.number), member: `${row.member}`, name: `${row.name}`, marks };
}
