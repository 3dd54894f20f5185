// Of the events that changed a part of the log, those that count: what a store's query is held to.
import { parseBody } from '../../src/protocol/events.ts';
import type { StoredEvent } from '../../src/room/ports.ts';

export function effectiveChanges(changes: readonly StoredEvent[]): StoredEvent[] {
  const deleted = new Set(changes.filter(({ kind }) => kind === 'redact').map(({ target }) => target));
  const standing = changes.filter(({ kind, target }) => kind === 'redact' || !deleted.has(target));
  const last = new Map(standing.map((change) => [subjectOf(change), change]));
  return [...last.values()].sort((a, b) => a.seq - b.seq);
}

/** What a change is about: the next one about the same replaces it. */
function subjectOf({ seq, target, kind, by, body }: StoredEvent): string {
  if (kind === 'edit' || kind === 'redact') return `${kind} ${target}`;
  return kind === 'react' ? `react ${target} ${by} ${emojiOf(body)}` : `${kind} ${seq}`;
}

function emojiOf(body: string): string {
  return parseBody('react', JSON.parse(body))?.emoji ?? '';
}
