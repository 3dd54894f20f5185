// What an event says: the text of a message or of an edit. Null for other kinds, and for what was deleted.
import { parseBody } from '../protocol/events.ts';
import type { StoredEvent } from './ports.ts';

export function textIn({ kind, body }: Pick<StoredEvent, 'kind' | 'body'>): string | null {
  if (kind !== 'message' && kind !== 'edit') return null;
  return parseBody(kind, JSON.parse(body))?.text ?? null;
}
