// Pages of the log: which events are on one, and what later events made of them.
import { MAX_CHANGES_PER_MESSAGE, MAX_PAGE_BYTES, MAX_PAGE_EVENTS, PAGE_EVENTS } from '../protocol/limits.ts';
import type { AskPage } from '../protocol/up.ts';
import type { PageContent } from './frames.ts';
import type { Log } from './log.ts';
import type { StoredEvent } from './ports.ts';

/** What the changes on a page may add to it, and what each takes beside its body. */
const MAX_CHANGE_CHARACTERS = MAX_PAGE_BYTES;
const EVENT_CHARACTERS = 200;
/** Changes that are looked through to find those that count: as many as four messages take. */
const MAX_CHANGES = 4 * MAX_CHANGES_PER_MESSAGE;

export type PageAsk = Pick<AskPage, 'before' | 'after' | 'limit'>;

/** Which end of a page stays if it gets too long: the one that joins what the reader has. */
export type Kept = 'oldest' | 'newest';

export function keptEnd({ before, after }: PageAsk): Kept {
  return after !== undefined && before === undefined ? 'oldest' : 'newest';
}

export function pageSize({ limit }: PageAsk): number {
  return Math.max(1, Math.min(limit ?? PAGE_EVENTS, MAX_PAGE_EVENTS));
}

/** Up to `events` of the log where the page was asked for, ascending. */
export function eventsOf({ before, after }: PageAsk, log: Log, events: number): StoredEvent[] {
  if (before !== undefined) return log.before(before, { events, bytes: MAX_PAGE_BYTES });
  if (after !== undefined) return log.after(after, { events, bytes: MAX_PAGE_BYTES });
  return latest(log, events);
}

export function latest(log: Log, events: number): StoredEvent[] {
  return log.before(log.head + 1, { events, bytes: MAX_PAGE_BYTES });
}

/** Much changed messages make a page short, as long ones do. */
export function contentOf(
  events: readonly StoredEvent[],
  { log, keep }: { readonly log: Log; readonly keep: Kept },
): PageContent {
  const changes = changesOf(events, log);
  if (changes !== null) return { events, changes, asOf: log.head, floor: log.floor() };
  const half = Math.ceil(events.length / 2);
  return contentOf(keep === 'oldest' ? events.slice(0, half) : events.slice(-half), { log, keep });
}

/** Null if there are too many, of which the rest is not even read. Those of one event always fit. */
function changesOf(events: readonly StoredEvent[], log: Log): StoredEvent[] | null {
  const canBeCut = events.length > 1;
  if (canBeCut && log.countChanges(events) > MAX_CHANGES) return null;
  const changes: StoredEvent[] = [];
  let characters = 0;
  for (const change of log.changesIn(events)) {
    characters += change.body.length + EVENT_CHARACTERS;
    if (canBeCut && characters > MAX_CHANGE_CHARACTERS) return null;
    changes.push(change);
  }
  return changes;
}
