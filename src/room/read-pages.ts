// Pages for those who have no socket, as JSON: events as they are kept, or messages as they read now.
import type { Seq } from '../protocol/ids.ts';
import type { Log } from './log.ts';
import type { MemberBook } from './member-book.ts';
import { messageNow } from './message-now.ts';
import { namedJson } from './named-event.ts';
import { contentOf, eventsOf, keptEnd, type PageAsk, pageSize } from './pages.ts';
import type { StoredEvent } from './ports.ts';

/** Events looked through for each message that is wanted. */
const EVENTS_PER_MESSAGE = 4;

interface Source {
  readonly log: Log;
  readonly book: MemberBook;
}

export function eventsPage(ask: PageAsk, { log, book }: Source): string {
  const events = eventsOf(ask, log, pageSize(ask));
  const items = events.map((event) => namedJson(event, book));
  return pageJson(items, rangeOf(ask, events, log), log);
}

/** Null where there is no message, or none any more. */
export function messageAt(seq: Seq, { log, book }: Source): string | null {
  const event = seq < log.floor() ? null : log.eventAt(seq);
  if (event?.kind !== 'message') return null;
  return JSON.stringify(messageNow(event, log.changesOf([event]), book));
}

/** May hold fewer than were asked for, or none: whoever wants more goes on from where it ends. */
export function messagesPage(ask: PageAsk, { log, book }: Source): string {
  const keep = keptEnd(ask);
  const seen = eventsOf(ask, log, pageSize(ask) * EVENTS_PER_MESSAGE);
  const wanted = take(
    seen.filter(({ kind }) => kind === 'message'),
    pageSize(ask),
    keep,
  );
  const { events, changes } = contentOf(wanted, { log, keep });
  const changesBySeq = Map.groupBy(changes, ({ target }) => target ?? 0);
  const items = events.map((event) => JSON.stringify(messageNow(event, changesBySeq.get(event.seq) ?? [], book)));
  const isCut = events.length < seen.filter(({ kind }) => kind === 'message').length;
  return pageJson(items, rangeOf(ask, isCut ? between(seen, events, keep) : seen, log), log);
}

function take<T>(items: readonly T[], count: number, keep: 'oldest' | 'newest'): readonly T[] {
  return keep === 'oldest' ? items.slice(0, count) : items.slice(-count);
}

/** Of the events that were looked through, those up to the outermost that is on the page. */
function between(
  seen: readonly StoredEvent[],
  shown: readonly StoredEvent[],
  keep: 'oldest' | 'newest',
): readonly StoredEvent[] {
  const first = shown[0]?.seq ?? 0;
  const last = shown.at(-1)?.seq ?? 0;
  return seen.filter(({ seq }) => (keep === 'oldest' ? seq <= last : seq >= first));
}

/** The part of the log that a page has read, both ends included. */
interface Range {
  readonly from: Seq;
  readonly to: Seq;
}

function rangeOf(ask: PageAsk, events: readonly StoredEvent[], log: Log): Range {
  const { head } = log;
  const floor = log.floor();
  if (keptEnd(ask) === 'oldest') {
    const after = Math.max(floor - 1, Math.min(ask.after ?? 0, head));
    return { from: after + 1, to: events.at(-1)?.seq ?? after };
  }
  const to = Math.min(head, (ask.before ?? head + 1) - 1);
  return { from: events[0]?.seq ?? floor, to };
}

/** `older` and `newer` are what to ask for next, as `before` and as `after`. */
function pageJson(items: readonly string[], { from, to }: Range, log: Log): string {
  const floor = log.floor();
  const rest = { older: from > floor ? from : null, newer: Math.max(to, 0), head: log.head, floor, epoch: log.epoch };
  return `{"items":[${items.join(',')}],${JSON.stringify(rest).slice(1)}`;
}
