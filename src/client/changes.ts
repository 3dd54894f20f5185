// What later events made of messages: edits, deletions, reactions. Pure: the fold gives the same whatever the order and
// however often events come, because for each subject the highest seq counts (C2).
import { type LogEvent, type Mention, parseBody } from '../protocol/events.ts';
import type { MemberId, Seq } from '../protocol/ids.ts';

export interface Edited {
  readonly seq: Seq;
  readonly at: number;
  readonly text: string;
  readonly mentions: readonly Mention[];
}

export interface Reaction {
  readonly emoji: string;
  /** In the order they reacted. */
  readonly members: readonly MemberId[];
}

/** What became of one message. */
export interface Changes {
  readonly edit: Edited | null;
  readonly isDeleted: boolean;
  /** In the order they first came. */
  readonly reactions: readonly Reaction[];
  /** The last word of each member on each emoji, those taken back too: what the fold compares with. */
  readonly words: ReadonlyMap<string, Word>;
}

interface Word {
  readonly seq: Seq;
  readonly by: MemberId;
  readonly emoji: string;
  readonly on: boolean;
}

export type ChangesBySeq = ReadonlyMap<Seq, Changes>;

/** Messages far from the window are forgotten beyond this many: a page that brings them brings their changes. */
const KEPT = 2_000;

const UNCHANGED: Changes = { edit: null, isDeleted: false, reactions: [], words: new Map() };

/** The changes after these events; the same map if they change nothing. */
export function foldChanges(known: ChangesBySeq, events: readonly LogEvent[]): ChangesBySeq {
  let next: Map<Seq, Changes> | null = null;
  for (const event of events) {
    if (event.target === undefined) continue;
    const before = (next ?? known).get(event.target) ?? UNCHANGED;
    const after = foldChange(before, event);
    if (after === before) continue;
    next ??= new Map(known);
    next.set(event.target, after);
  }
  return next ?? known;
}

/** Without those of messages that are not in the window, once there are too many. */
export function withinReach(changes: ChangesBySeq, window: readonly LogEvent[]): ChangesBySeq {
  const first = window[0]?.seq;
  if (changes.size <= KEPT || first === undefined) return changes;
  return new Map([...changes].filter(([seq]) => seq >= first));
}

function foldChange(changes: Changes, event: LogEvent): Changes {
  if (event.kind === 'redact') return changes.isDeleted ? changes : { ...UNCHANGED, isDeleted: true };
  if (changes.isDeleted) return changes;
  if (event.kind === 'edit') return foldEdit(changes, event);
  return event.kind === 'react' ? foldReaction(changes, event) : changes;
}

/** An edit without body is one whose message was deleted. */
function foldEdit(changes: Changes, { seq, at, body }: LogEvent): Changes {
  const edit = parseBody('edit', body);
  if (edit === null || seq <= (changes.edit?.seq ?? 0)) return changes;
  return { ...changes, edit: { seq, at, text: edit.text, mentions: edit.mentions ?? [] } };
}

function foldReaction(changes: Changes, { seq, by, body }: LogEvent): Changes {
  const reaction = parseBody('react', body);
  if (reaction === null) return changes;
  const subject = `${by} ${reaction.emoji}`;
  if (seq <= (changes.words.get(subject)?.seq ?? 0)) return changes;
  const words = new Map(changes.words).set(subject, { seq, by, ...reaction });
  return { ...changes, words, reactions: reactionsFrom(words) };
}

function reactionsFrom(words: ReadonlyMap<string, Word>): readonly Reaction[] {
  const members = new Map<string, MemberId[]>();
  const standing = [...words.values()].filter(({ on }) => on).sort((a, b) => a.seq - b.seq);
  for (const { emoji, by } of standing) members.set(emoji, [...(members.get(emoji) ?? []), by]);
  return [...members].map(([emoji, by]) => ({ emoji, members: by }));
}
