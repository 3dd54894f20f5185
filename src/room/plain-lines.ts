// Events as lines of plain text mode (T1, T5). Kinds without a line are silent here.
import { parseBody } from '../protocol/events.ts';
import type { Seq } from '../protocol/ids.ts';
import { MAX_TURN_BYTES } from '../protocol/limits.ts';
import { messageLines } from '../protocol/plain-text.ts';
import type { Log } from './log.ts';
import type { MemberBook } from './member-book.ts';
import type { StoredEvent } from './ports.ts';

/** Events looked through for each message that is wanted, as some are none; then twice as many each time. */
const EVENTS_PER_MESSAGE = 4;
/** Looked through at most: twice what a message may be changed. */
const MOST_EVENTS = 2_000;

/** What happens now: messages, and edits as people correct themselves where nothing can be edited. */
export function liveLines(events: readonly StoredEvent[], book: MemberBook): string {
  return linesOf(events, book, ({ kind, body }) => (hasLine(kind) ? liveText(kind, JSON.parse(body)) : null));
}

/** What an event says after its author's name; null if it has no line, or was deleted. */
export function liveText(kind: string, body: unknown): string | null {
  if (kind !== 'edit') return kind === 'message' ? textOf(body) : null;
  const edit = parseBody('edit', body);
  return edit && `* ${edit.text}`;
}

function hasLine(kind: string): boolean {
  return kind === 'message' || kind === 'edit';
}

/** The last `count` messages that were not deleted. */
export function lastMessages(log: Log, count: number): StoredEvent[] {
  const first = Math.max(log.floor(), log.head + 1 - MOST_EVENTS);
  let messages: StoredEvent[] = [];
  let [before, events] = [log.head + 1, count * EVENTS_PER_MESSAGE];
  while (before > first && messages.length < count) {
    const looked = log.before(before, { events, bytes: MAX_TURN_BYTES });
    messages = [...looked.filter((event) => messageText(event) !== null), ...messages];
    [before, events] = [looked[0]?.seq ?? first, events * 2];
  }
  return messages.slice(-count);
}

/** These messages as they read now. */
export function historyLines(messages: readonly StoredEvent[], log: Log, book: MemberBook): string {
  const edits = lastEdits(log.changesOf(messages));
  return linesOf(messages, book, (message) => messageText(message, edits.get(message.seq)));
}

function linesOf(
  events: readonly StoredEvent[],
  book: MemberBook,
  sayOf: (event: StoredEvent) => string | null,
): string {
  return events
    .flatMap((event) => {
      const text = sayOf(event);
      return text === null ? [] : messageLines(book.rowAt(event.by).name, text);
    })
    .join('\n');
}

/** Null for other kinds and for what was deleted. `edited` is what it was changed to say. */
function messageText(event: StoredEvent, edited?: string): string | null {
  return event.kind === 'message' ? textOf(JSON.parse(event.body), edited) : null;
}

function textOf(message: unknown, edited?: string): string | null {
  const body = parseBody('message', message);
  return body && `${body.action ? '/me ' : ''}${edited ?? body.text}`;
}

function editText({ kind, body }: StoredEvent): string | null {
  return kind === 'edit' ? (parseBody('edit', JSON.parse(body))?.text ?? null) : null;
}

function lastEdits(changes: readonly StoredEvent[]): ReadonlyMap<Seq, string> {
  const edits = new Map<Seq, string>();
  for (const change of changes) {
    const text = editText(change);
    if (change.target !== null && text !== null) edits.set(change.target, text);
  }
  return edits;
}
