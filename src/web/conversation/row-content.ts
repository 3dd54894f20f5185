// What an event or a waiting post shows, read from its untrusted body once. Kinds this page does not know show nothing.
import * as v from 'valibot';
import { type Mention, MessageBody, NameBody, RoomBody } from '../../protocol/events.ts';
import type { Seq } from '../../protocol/ids.ts';

export interface MessageContent {
  readonly type: 'text';
  readonly text: string;
  readonly mentions: readonly Mention[];
  /** The message it answers. */
  readonly reply: Seq | null;
  /** The text tells what its author does. */
  readonly action: boolean;
  /** When it last became what it says now. */
  readonly editedAt: number | null;
}

export type RowContent =
  | MessageContent
  | { readonly type: 'deleted' }
  | { readonly type: 'name'; readonly name: string; readonly was: string | null }
  | { readonly type: 'room'; readonly title: string | undefined; readonly topic: string | undefined };

interface Source {
  readonly kind: string;
  readonly body: unknown;
}

/** Events are immutable and shown in every frame: the same object gives the same content. */
const known = new WeakMap<Source, RowContent | null>();

export function contentOf(source: Source): RowContent | null {
  const before = known.get(source);
  if (before !== undefined) return before;
  const content = readContent(source);
  known.set(source, content);
  return content;
}

function readContent({ kind, body }: Source): RowContent | null {
  if (kind === 'message') return readMessage(body);
  if (kind === 'name') return v.is(NameBody, body) ? { type: 'name', name: body.name, was: body.was ?? null } : null;
  if (kind === 'room') return v.is(RoomBody, body) ? { type: 'room', title: body.title, topic: body.topic } : null;
  return null;
}

/** The body of a message that was deleted before it came here is `null` (C5). */
function readMessage(body: unknown): RowContent | null {
  if (body === null) return { type: 'deleted' };
  if (!v.is(MessageBody, body)) return null;
  const { text, mentions = [], reply = null, action = false } = body;
  return { type: 'text', text, mentions, reply, action, editedAt: null };
}
