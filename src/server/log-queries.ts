// Questions to the log whose answer is a small part of what they look through. Naming the partial index's condition lets
// SQLite use it.
import type { EventId, Seq } from '../protocol/ids.ts';
import type { Signed, Span, StoredEvent } from '../room/ports.ts';
import { eventsOf, type Row } from './rows.ts';

const CHANGES = 'FROM log WHERE target IS NOT NULL AND target BETWEEN ?1 AND ?2';

/** The newest change of each subject, in `Store.effectiveChangesOf`. Bodies of edits are read only where answered. */
export const EFFECTIVE_CHANGES = `
  SELECT * FROM log WHERE seq IN (
    SELECT max(seq) ${CHANGES}
      AND (kind = 'redact' OR target NOT IN (SELECT target ${CHANGES} AND kind = 'redact'))
    GROUP BY target, kind, CASE kind
      WHEN 'edit' THEN 0
      WHEN 'redact' THEN 0
      WHEN 'react' THEN by || ' ' || coalesce(json_extract(body, '$.emoji'), '')
      ELSE seq
    END
  ) ORDER BY seq`;

export function effectiveChanges(sql: SqlStorage, { first, last }: Span): Iterable<StoredEvent> {
  return eventsOf(sql.exec<Row>(EFFECTIVE_CHANGES, first, last));
}

export function countChanges(sql: SqlStorage, { first, last }: Span): number {
  return sql.exec<{ changes: number }>(`SELECT count(*) AS changes ${CHANGES}`, first, last).one().changes;
}

/** As one value: 20,000 rows, one by one, take several times as long. */
export function signed(sql: SqlStorage, { first, last }: Span): Signed[] {
  const query = 'SELECT json_group_array(json_array(seq, by, id)) AS list FROM log WHERE seq BETWEEN ? AND ?';
  const { list } = sql.exec<{ list: string }>(query, first, last).one();
  const rows: [Seq, number, EventId][] = JSON.parse(list);
  return rows.map(([seq, by, id]) => ({ seq, by, id }));
}
