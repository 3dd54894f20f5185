// A message as it reads now: what it said at first, and what became of it.
import type { Changes } from '../../client/changes.ts';
import type { RowContent } from './row-content.ts';

/** Changes are immutable, belong to one message and are shown in every frame: the same object gives the same content. */
const known = new WeakMap<Changes, RowContent>();

export function shownContent(content: RowContent, changes: Changes | undefined): RowContent {
  if (changes === undefined || content.type !== 'text') return content;
  const before = known.get(changes);
  if (before) return before;
  const shown = apply(content, changes);
  known.set(changes, shown);
  return shown;
}

function apply(content: Extract<RowContent, { type: 'text' }>, { isDeleted, edit }: Changes): RowContent {
  if (isDeleted) return { type: 'deleted' };
  return edit ? { ...content, text: edit.text, mentions: edit.mentions, editedAt: edit.at } : content;
}
