// A message of the room as it reads now, by its seq: for the banner over the composer, and for what is edited. Pure.
import { expectedChanges } from '../../client/expected-changes.ts';
import type { RoomState } from '../../client/state.ts';
import type { LogEvent } from '../../protocol/events.ts';
import type { MemberId, Seq } from '../../protocol/ids.ts';
import { contentOf, type MessageContent } from './row-content.ts';
import { shownContent } from './shown-content.ts';

export type MessageAt =
  | { readonly status: 'there'; readonly by: MemberId; readonly content: MessageContent }
  | { readonly status: 'deleted'; readonly by: MemberId }
  /** It may be asked for with `engine.quote`. */
  | { readonly status: 'unknown' }
  /** Not kept any more, or never a message. */
  | { readonly status: 'gone' };

type Log = Pick<RoomState, 'timeline' | 'quotes' | 'outbox' | 'you'>;

export function messageAt(log: Log, seq: Seq): MessageAt {
  const event = log.timeline.events.find((loaded) => loaded.seq === seq) ?? log.quotes.get(seq) ?? 'loading';
  if (event === 'loading') return { status: 'unknown' };
  return event === 'gone' ? { status: 'gone' } : readEvent(log, event);
}

/** The reader's own latest message that still says something; null while the window ends before the log does. */
export function lastOwnMessage(log: Log): Seq | null {
  const { timeline, you } = log;
  if (!timeline.atEnd) return null;
  const isStanding = (event: LogEvent) => event.by === you.member && readEvent(log, event).status === 'there';
  return timeline.events.findLast(isStanding)?.seq ?? null;
}

function readEvent({ timeline, outbox, you }: Log, event: LogEvent): MessageAt {
  const content = contentOf(event);
  const changes = expectedChanges(timeline.changes, outbox, you.member).get(event.seq);
  const shown = content && shownContent(content, changes);
  if (shown?.type === 'deleted') return { status: 'deleted', by: event.by };
  return shown?.type === 'text' ? { status: 'there', by: event.by, content: shown } : { status: 'gone' };
}
