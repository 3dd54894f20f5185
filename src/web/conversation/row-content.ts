// What an event or a waiting post shows, read from its untrusted body once. Kinds this page does not know show nothing.
import * as v from 'valibot';
import { MessageBody, NameBody, RoomBody } from '../../protocol/events.ts';

export type RowContent =
  | { readonly type: 'text'; readonly text: string }
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
  if (kind === 'message') return v.is(MessageBody, body) ? { type: 'text', text: body.text } : null;
  if (kind === 'name') return v.is(NameBody, body) ? { type: 'name', name: body.name, was: body.was ?? null } : null;
  if (kind === 'room') return v.is(RoomBody, body) ? { type: 'room', title: body.title, topic: body.topic } : null;
  return null;
}
