// Events for those who keep no dictionary of members: each with its author's current name.
import type { MemberBook } from './member-book.ts';
import type { StoredEvent } from './ports.ts';

/** As JSON; a body is encoded once, when it is stored. */
export function namedJson({ seq, at, by, id, kind, target, body }: StoredEvent, book: MemberBook): string {
  const { member, name } = book.rowAt(by);
  const about = { seq, at, by: member, name, id, kind, ...(target !== null && { target }) };
  return `${JSON.stringify(about).slice(0, -1)},"body":${body}}`;
}
