// From the loaded log and the outbox to what the list shows: days, and in them rows. Pure: no clock, no locale.
// A row depends on nothing but the row before it, and that stays true when older pages arrive: see `withoutContext`.
import type { PendingPost, RoomState } from '../../client/state.ts';
import type { LogEvent } from '../../protocol/events.ts';
import type { MemberId, Seq } from '../../protocol/ids.ts';
import { contentOf, type RowContent } from './row-content.ts';

/** Messages of one person within this time read as one. */
const GROUP_MS = 5 * 60_000;

export interface Row {
  /** Stays the same when a waiting post becomes an event, so that its element does too. */
  readonly key: string;
  readonly by: MemberId;
  readonly at: number;
  readonly seq: Seq | null;
  readonly content: RowContent;
  /** Continues the row before: no avatar, no name. */
  readonly grouped: boolean;
  readonly pending: PendingPost | null;
  /** The reader's own latest message, if it is in the log. */
  readonly latestOwn: boolean;
}

export interface Day {
  readonly key: string;
  /** A moment of that day. */
  readonly at: number;
  readonly rows: readonly Row[];
}

export interface RowSource extends Pick<RoomState, 'timeline' | 'outbox' | 'clockOffsetMs'> {
  readonly you: MemberId;
  /** The calendar day of a moment where the reader is, e.g. `2026-10-29`. */
  readonly dayOf: (at: number) => string;
}

type Entry = Pick<Row, 'key' | 'by' | 'at' | 'seq' | 'content' | 'pending'>;

export function groupRows(source: RowSource): readonly Day[] {
  const entries = [...source.timeline.events.flatMap(eventEntry), ...pendingEntries(source)];
  const latestOwn = entries.findLast((entry) => isOwnMessage(entry, source.you))?.key;
  const rows = entries.map((entry, index): Row => {
    const previous = entries[index - 1];
    return {
      ...entry,
      grouped: previous !== undefined && continues(previous, entry, source.dayOf),
      latestOwn: entry.key === latestOwn,
    };
  });
  return byDay(withoutContext(rows, source), source.dayOf);
}

/**
 * While older events exist, the oldest loaded row is left out and only says how the next one looks. Otherwise that
 * next page would turn it from a first row into a grouped one, and a row that shrinks moves the page.
 */
function withoutContext(rows: readonly Row[], { timeline }: RowSource): readonly Row[] {
  const hidden = !timeline.atBeginning && rows[1]?.seq != null;
  return hidden ? rows.slice(1) : rows;
}

function eventEntry(event: LogEvent): Entry[] {
  const content = contentOf(event);
  return content ? [{ ...keyOf(event), at: event.at, seq: event.seq, content, pending: null }] : [];
}

/** Posts that are not in the log follow everything that is. */
function pendingEntries({ timeline, outbox, you, clockOffsetMs }: RowSource): Entry[] {
  const stored = new Set(timeline.events.filter((event) => event.by === you).map((event) => event.id));
  const newest = timeline.events.at(-1)?.at ?? 0;
  return outbox.flatMap((post): Entry[] => {
    const content = contentOf(post);
    if (content === null || stored.has(post.id) || isSilent(post)) return [];
    const at = Math.max(newest, post.composedAt + clockOffsetMs);
    return [{ ...keyOf({ by: you, id: post.id }), at, seq: null, content, pending: post }];
  });
}

/** A new name or topic shows once it holds, or when it failed. */
function isSilent({ kind, delivery }: PendingPost): boolean {
  return kind !== 'message' && delivery.status !== 'refused' && delivery.status !== 'unknown';
}

/** Ids are chosen by their senders: only together with the member they are unique. */
function keyOf({ by, id }: Pick<LogEvent, 'by' | 'id'>): Pick<Entry, 'key' | 'by'> {
  return { key: `${by} ${id}`, by };
}

function isOwnMessage({ by, content, pending }: Entry, you: MemberId): boolean {
  return by === you && content.type === 'text' && pending === null;
}

function continues(previous: Entry, entry: Entry, dayOf: RowSource['dayOf']): boolean {
  if (previous.by !== entry.by || previous.content.type !== 'text' || entry.content.type !== 'text') return false;
  return entry.at - previous.at < GROUP_MS && dayOf(previous.at) === dayOf(entry.at);
}

function byDay(rows: readonly Row[], dayOf: RowSource['dayOf']): readonly Day[] {
  const days: { key: string; at: number; rows: Row[] }[] = [];
  for (const row of rows) {
    const key = dayOf(row.at);
    const last = days.at(-1);
    if (last?.key === key) last.rows.push(row);
    else days.push({ key, at: row.at, rows: [row] });
  }
  return days;
}
