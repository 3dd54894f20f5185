// What the loaded log and the outbox hold for the list, one entry a row, as it reads now. Pure.
import type { ChangesBySeq, Reaction } from '../../client/changes.ts';
import { awaitsPerson } from '../../client/delivery.ts';
import { expectedChanges } from '../../client/expected-changes.ts';
import type { PendingPost, RoomState } from '../../client/state.ts';
import type { LogEvent } from '../../protocol/events.ts';
import type { MemberId, Seq } from '../../protocol/ids.ts';
import { eventAt } from './event-at.ts';
import { contentOf, type RowContent } from './row-content.ts';
import { shownContent } from './shown-content.ts';

export interface Entry {
  /** Stays the same when a waiting post becomes an event, so that its element does too. */
  readonly key: string;
  readonly by: MemberId;
  readonly at: number;
  readonly seq: Seq | null;
  readonly content: RowContent;
  readonly reactions: readonly Reaction[];
  readonly pending: PendingPost | null;
  /** Lines about the room right before it that share its row: the oldest first. */
  readonly earlier: readonly Entry[];
  /** An edit or deletion of it that the room did not take. */
  readonly failedChange: PendingPost | null;
  /** The message it answers; null if it answers none. */
  readonly original: LogEvent | 'unasked' | 'loading' | 'gone' | null;
  /** The original as it reads now; null while that is not known. */
  readonly originalContent: RowContent | null;
}

export interface EntrySource extends Pick<RoomState, 'timeline' | 'quotes' | 'outbox' | 'clockOffsetMs'> {
  readonly you: MemberId;
  /** Own messages whose deletion can still be undone. */
  readonly deleting: ReadonlySet<Seq>;
}

const DELETED: RowContent = { type: 'deleted' };
const NO_REACTIONS: readonly Reaction[] = [];
const NO_ENTRIES: readonly Entry[] = [];

export function entriesOf(source: EntrySource): readonly Entry[] {
  const changes = expectedChanges(source.timeline.changes, source.outbox, source.you);
  const failed = failedChanges(source.outbox);
  const read = (event: LogEvent) => contentNow(event, changes, source.deleting);
  const answered = (content: RowContent) => originalOf(content, source, read);
  return [...storedEntries(source, { changes, failed, read, answered }), ...pendingEntries(source, answered)];
}

type Original = Pick<Entry, 'original' | 'originalContent'>;

interface Reading {
  readonly changes: ChangesBySeq;
  readonly failed: ReadonlyMap<Seq, PendingPost>;
  readonly read: (event: LogEvent) => RowContent | null;
  readonly answered: (content: RowContent) => Original;
}

/** Events as they are now, with what is on its way counted as done. */
function storedEntries({ timeline }: EntrySource, { changes, failed, read, answered }: Reading): Entry[] {
  return timeline.events.flatMap((event): Entry[] => {
    const content = read(event);
    if (content === null) return [];
    const { seq, at } = event;
    const reactions = (content.type === 'text' && changes.get(seq)?.reactions) || NO_REACTIONS;
    const failedChange = failed.get(seq) ?? null;
    const rest = { reactions, pending: null, earlier: NO_ENTRIES, failedChange };
    return [{ ...keyOf(event), at, seq, content, ...rest, ...answered(content) }];
  });
}

/** Posts that are not in the log follow everything that is. */
function pendingEntries({ timeline, outbox, you, clockOffsetMs }: EntrySource, answered: Reading['answered']): Entry[] {
  const stored = new Set(timeline.events.filter((event) => event.by === you).map((event) => event.id));
  const newest = timeline.events.at(-1)?.at ?? 0;
  return outbox.flatMap((post): Entry[] => {
    const content = contentOf(post);
    if (content === null || stored.has(post.id) || isSilent(post)) return [];
    const at = Math.max(newest, post.composedAt + clockOffsetMs);
    const nothing = { seq: null, reactions: NO_REACTIONS, earlier: NO_ENTRIES, failedChange: null };
    return [{ ...keyOf({ by: you, id: post.id }), ...nothing, at, content, pending: post, ...answered(content) }];
  });
}

function contentNow(event: LogEvent, changes: ChangesBySeq, deleting: ReadonlySet<Seq>): RowContent | null {
  const content = contentOf(event);
  if (content === null) return null;
  return deleting.has(event.seq) ? DELETED : shownContent(content, changes.get(event.seq));
}

const NO_ORIGINAL: Original = { original: null, originalContent: null };

function originalOf(content: RowContent, source: EntrySource, read: Reading['read']): Original {
  if (content.type !== 'text' || content.reply === null) return NO_ORIGINAL;
  const original = eventAt(source, content.reply) ?? source.quotes.get(content.reply) ?? 'unasked';
  if (typeof original === 'string') return { original, originalContent: null };
  const originalContent = read(original);
  return originalContent === null ? { original: 'gone', originalContent } : { original, originalContent };
}

/** The last one for each message. */
function failedChanges(outbox: readonly PendingPost[]): ReadonlyMap<Seq, PendingPost> {
  const failed = outbox.filter((post) => (post.kind === 'edit' || post.kind === 'redact') && awaitsPerson(post));
  return new Map(failed.map((post) => [post.target ?? 0, post]));
}

/** A new name or topic shows once it holds, or when it failed. */
function isSilent(post: PendingPost): boolean {
  return post.kind !== 'message' && !awaitsPerson(post);
}

/** Ids are chosen by their senders: only together with the member they are unique. */
function keyOf({ by, id }: Pick<LogEvent, 'by' | 'id'>): Pick<Entry, 'key' | 'by'> {
  return { key: `${by} ${id}`, by };
}
