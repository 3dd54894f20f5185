// A message as it reads now: what it said, what it was edited to say, who reacted, or that it is gone.
import { type Mention, parseBody } from '../protocol/events.ts';
import type { MemberId, Seq } from '../protocol/ids.ts';
import type { MemberBook } from './member-book.ts';
import type { StoredEvent } from './ports.ts';

export interface MessageNow {
  readonly seq: Seq;
  readonly at: number;
  readonly by: MemberId;
  readonly name: string;
  readonly id: string;
  /** Null where it was deleted. */
  readonly text: string | null;
  readonly editedAt?: number;
  readonly action?: true;
  readonly reply?: Seq;
  readonly mentions?: readonly Mention[];
  readonly reactions: readonly { readonly emoji: string; readonly members: readonly MemberId[] }[];
}

/** `changes` are those in effect (`Store.effectiveChangesOf`) that have this message as their target. */
export function messageNow(event: StoredEvent, changes: readonly StoredEvent[], book: MemberBook): MessageNow {
  const { member, name } = book.rowAt(event.by);
  const about = { seq: event.seq, at: event.at, by: member, name, id: event.id };
  const body = parseBody('message', JSON.parse(event.body));
  if (body === null) return { ...about, text: null, reactions: [] };
  const edit = changes.find(({ kind }) => kind === 'edit');
  const edited = edit && parseBody('edit', JSON.parse(edit.body));
  const { text, mentions } = edited ?? body;
  return {
    ...{ ...about, text },
    ...(edited && edit && { editedAt: edit.at }),
    ...(body.action && { action: true }),
    ...(body.reply !== undefined && { reply: body.reply }),
    ...(mentions && { mentions }),
    reactions: reactionsIn(changes, book),
  };
}

function reactionsIn(changes: readonly StoredEvent[], book: MemberBook): MessageNow['reactions'] {
  const members = new Map<string, MemberId[]>();
  for (const { kind, body, by } of changes) {
    const reaction = kind === 'react' ? parseBody('react', JSON.parse(body)) : null;
    if (!reaction?.on) continue;
    members.set(reaction.emoji, [...(members.get(reaction.emoji) ?? []), book.rowAt(by).member]);
  }
  return [...members].map(([emoji, ids]) => ({ emoji, members: ids }));
}
