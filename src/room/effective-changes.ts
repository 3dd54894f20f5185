// Of the events that changed a page, those that still matter: the rest would only be folded away again.
import { parseBody } from '../protocol/events.ts';
import type { Seq } from '../protocol/ids.ts';
import type { StoredEvent } from './ports.ts';

/**
 * For each target its deletion, or else its last edit and the last word of each member on each emoji, in order. Kinds
 * that this build does not know stay. Whoever folds these gets what they would get from all.
 */
export function effectiveChanges(changes: readonly StoredEvent[]): StoredEvent[] {
  const deleted = new Set(changes.filter(({ kind }) => kind === 'redact').map(({ target }) => target));
  const last = new Map<string, Seq>();
  for (const change of changes) last.set(subjectOf(change), change.seq);
  return changes.filter((change) => {
    if (change.kind !== 'redact' && deleted.has(change.target)) return false;
    return last.get(subjectOf(change)) === change.seq;
  });
}

/** What a change is about: the next one about the same replaces it. */
function subjectOf({ seq, target, kind, by, body }: StoredEvent): string {
  if (kind === 'edit' || kind === 'redact') return `${kind} ${target}`;
  return kind === 'react' ? `react ${target} ${by} ${emojiOf(body)}` : `${kind} ${seq}`;
}

function emojiOf(body: string): string {
  return parseBody('react', JSON.parse(body))?.emoji ?? '';
}
