// What an outgoing hook is told, as Standard Webhooks has it: which events, and in what words. Pure.
import { type EditBody, type MessageBody, parseBody } from '../../protocol/events.ts';
import type { MemberBook } from '../member-book.ts';
import type { StoredEvent } from '../ports.ts';
import type { OutgoingHook } from './hook.ts';

/** One delivery. Its id is the same at every attempt, so that a receiver knows what it has. */
export interface Parcel {
  readonly seq: number;
  readonly id: string;
  /** JSON. */
  readonly body: string;
}

type Told = 'message.created' | 'message.edited' | 'message.deleted';

const TOLD: Readonly<Record<string, Told>> = {
  message: 'message.created',
  edit: 'message.edited',
  redact: 'message.deleted',
};

const AT_SIGN = /(?<![\p{L}\p{N}\p{M}_@./])@/gu;
const WORD_GOES_ON = /^[\p{L}\p{N}\p{M}_\u200d]/u;

/** The event as a parcel; null if it is not for this hook. What a bot says is for none, or two bots would never stop. */
export function parcelOf(
  event: StoredEvent,
  hook: OutgoingHook,
  about: { room: string; book: MemberBook },
): Parcel | null {
  const type = TOLD[event.kind];
  const author = type && about.book.rowAt(event.by);
  if (type === undefined || author === undefined || author.marks.includes('bot')) return null;
  const written = type === 'message.deleted' ? null : writtenIn(event);
  if (!isFor(hook, type, written)) return null;
  const { seq, at, target } = event;
  const data = {
    ...{ room: about.room, seq: target ?? seq, id: event.id, by: author.member, name: author.name },
    ...(written && { text: written.text }),
    ...(written && 'reply' in written && { reply: written.reply }),
    ...(written && 'action' in written && { action: true }),
    ...(target !== null && { change: seq }),
  };
  const body = JSON.stringify({ type, timestamp: new Date(at).toISOString(), data });
  return { seq, id: `msg_${hook.id}_${seq}`, body };
}

/** What was deleted before it could be told is never told. */
function isFor(hook: OutgoingHook, type: Told, written: MessageBody | EditBody | null): boolean {
  if (type === 'message.deleted') return hook.hears === 'all';
  return written !== null && (hook.hears === 'all' || calls(written.text, hook.name));
}

function writtenIn({ kind, body }: StoredEvent): MessageBody | EditBody | null {
  const parsed: unknown = JSON.parse(body);
  return kind === 'edit' ? parseBody('edit', parsed) : parseBody('message', parsed);
}

/** Whether a text says `@` and this name, in any case, as a word. */
export function calls(text: string, name: string): boolean {
  const wanted = name.toLowerCase();
  return [...text.matchAll(AT_SIGN)].some(({ index }) => {
    const rest = text.slice(index + 1);
    return rest.slice(0, name.length).toLowerCase() === wanted && !WORD_GOES_ON.test(rest.slice(name.length));
  });
}
