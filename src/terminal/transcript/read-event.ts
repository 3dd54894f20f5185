// What an event says, read from its untrusted body once; and a message as it reads now. Pure.
import { type Changes, foldChanges } from '../../client/changes.ts';
import type { RoomState } from '../../client/state.ts';
import { type LogEvent, type Mention, parseBody } from '../../protocol/events.ts';
import type { Seq } from '../../protocol/ids.ts';

export interface Said {
  readonly text: string;
  readonly mentions: readonly Mention[];
  readonly reply: Seq | null;
  /** The text tells what its author does. */
  readonly action: boolean;
  readonly isEdited: boolean;
}

export type Reading = { readonly type: 'said'; readonly said: Said } | { readonly type: 'deleted' };

/** Null for what is no message. */
export function readMessage(event: LogEvent, changes?: Changes): Reading | null {
  if (event.kind !== 'message') return null;
  if (event.body === null || changes?.isDeleted) return { type: 'deleted' };
  const body = parseBody('message', event.body);
  if (body === null) return null;
  const { reply = null, action = false } = body;
  const { text, mentions = [] } = changes?.edit ?? body;
  return { type: 'said', said: { text, mentions, reply, action, isEdited: Boolean(changes?.edit) } };
}

/** The message of that number as it reads now; null where it is not loaded, or is none. */
export function messageAt(
  { timeline, quotes }: Pick<RoomState, 'timeline' | 'quotes'>,
  seq: Seq,
): LoadedMessage | null {
  const quote = quotes.get(seq);
  const event = timeline.events.find((loaded) => loaded.seq === seq) ?? (typeof quote === 'object' ? quote : null);
  const reading = event && readMessage(event, timeline.changes.get(seq));
  return event && reading ? { event, reading } : null;
}

export interface LoadedMessage {
  readonly event: LogEvent;
  readonly reading: Reading;
}

/** A change of one message by itself; null for an edit whose message was deleted since. */
export function readChange(event: LogEvent): Change | null {
  if (event.target === undefined) return null;
  const target = event.target;
  const changes = foldChanges(new Map(), [event]).get(target);
  if (changes?.isDeleted) return { type: 'deleted', target };
  if (changes?.edit) return { type: 'edited', target, text: changes.edit.text, mentions: changes.edit.mentions };
  const reaction = event.kind === 'react' ? parseBody('react', event.body) : null;
  return reaction && { type: 'reacted', target, ...reaction };
}

export type Change =
  | { readonly type: 'edited'; readonly target: Seq; readonly text: string; readonly mentions: readonly Mention[] }
  | { readonly type: 'deleted'; readonly target: Seq }
  | { readonly type: 'reacted'; readonly target: Seq; readonly emoji: string; readonly on: boolean };
