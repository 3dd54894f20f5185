// From the loaded log and the outbox to what the list shows: days, and in them rows. Pure: no clock, no locale.
// A row depends on nothing but the row before it, and that stays true when older pages arrive: see `withoutContext`.
import type { MemberId, Seq } from '../../protocol/ids.ts';
import { condenseNames, withoutNames } from './condense-names.ts';
import { type Entry, type EntrySource, entriesOf } from './row-entries.ts';

/** Messages of one person within this time read as one. */
const GROUP_MS = 5 * 60_000;

export interface Row extends Entry {
  /** Continues the row before: no avatar, no name. */
  readonly grouped: boolean;
  /** The reader's own latest message, if it is in the log. */
  readonly latestOwn: boolean;
  /** The first of what is new: a line stands above it. */
  readonly isFirstNew: boolean;
}

export interface Day {
  readonly key: string;
  /** A moment of that day. */
  readonly at: number;
  readonly rows: readonly Row[];
}

export interface RowSource extends EntrySource {
  /** What others said from here on is new; null while there is no line above it. */
  readonly newFrom: Seq | null;
  /** Lines about new names are left out. */
  readonly hidesNames?: boolean;
  /** The calendar day of a moment where the reader is, e.g. `2026-10-29`. */
  readonly dayOf: (at: number) => string;
}

export function groupRows(source: RowSource): readonly Day[] {
  const entries = source.hidesNames ? withoutNames(entriesOf(source)) : condenseNames(entriesOf(source), source.dayOf);
  const latestOwn = entries.findLast((entry) => isOwnMessage(entry, source.you))?.key;
  const firstNew = firstNewKey(entries, source);
  const rows = entries.map((entry, index): Row => {
    const previous = entries[index - 1];
    const isFirstNew = entry.key === firstNew;
    return {
      ...entry,
      grouped: previous !== undefined && !isFirstNew && continues(previous, entry, source.dayOf),
      latestOwn: entry.key === latestOwn,
      isFirstNew,
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

function isOwnMessage({ by, content, pending }: Entry, you: MemberId): boolean {
  return by === you && content.type === 'text' && pending === null;
}

/** None where it is not sure that nothing new comes before. */
function firstNewKey(entries: readonly Entry[], { newFrom, timeline, you }: RowSource): string | undefined {
  const oldest = timeline.events[0]?.seq ?? 0;
  if (newFrom === null || (oldest > newFrom && !timeline.atBeginning)) return undefined;
  const isNew = ({ seq, by, content }: Entry) =>
    seq !== null && seq >= newFrom && by !== you && content.type === 'text';
  return entries.find(isNew)?.key;
}

function continues(previous: Entry, entry: Entry, dayOf: RowSource['dayOf']): boolean {
  if (previous.by !== entry.by || !isPlain(previous) || !isPlain(entry) || isReply(entry)) return false;
  return entry.at - previous.at < GROUP_MS && dayOf(previous.at) === dayOf(entry.at);
}

/** Said, rather than done: an action tells its author's name in its own line. */
function isPlain({ content }: Entry): boolean {
  return content.type === 'deleted' || (content.type === 'text' && !content.action);
}

function isReply({ content }: Entry): boolean {
  return content.type === 'text' && content.reply !== null;
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
