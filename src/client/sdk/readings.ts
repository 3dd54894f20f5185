// Events of the log as programs read them. Pure: what has another shape than its kind says, or was deleted, is null.
import { type LogEvent, type Mention, parseBody } from '../../protocol/events.ts';
import type { MemberId } from '../../protocol/ids.ts';
import type { ChangesBySeq } from '../changes.ts';
import type { RoomState as EngineState } from '../state.ts';
import type { Deletion, Edit, Member, Message, Reaction } from './room-types.ts';

type Reader = Pick<EngineState, 'members' | 'you'>;

/** As it is after the changes that are known. */
export function readMessage(event: LogEvent, reader: Reader, changes: ChangesBySeq): Message | null {
  const body = event.kind === 'message' ? parseBody('message', event.body) : null;
  const { edit, isDeleted } = changes.get(event.seq) ?? { edit: null, isDeleted: false };
  if (body === null || isDeleted) return null;
  return {
    ...happeningOf(event, reader),
    text: edit?.text ?? body.text,
    mentions: mentionedIn(edit ?? body),
    ...(body.reply !== undefined && { reply: body.reply }),
    isAction: body.action === true,
    isEdited: edit !== null,
  };
}

export function readEdit(event: LogEvent, reader: Reader): Edit | null {
  const body = event.kind === 'edit' ? parseBody('edit', event.body) : null;
  return body && { ...changeOf(event, reader), text: body.text, mentions: mentionedIn(body) };
}

export function readDeletion(event: LogEvent, reader: Reader): Deletion | null {
  return event.kind === 'redact' ? changeOf(event, reader) : null;
}

export function readReaction(event: LogEvent, reader: Reader): Reaction | null {
  const body = event.kind === 'react' ? parseBody('react', event.body) : null;
  return body && { ...changeOf(event, reader), emoji: body.emoji, on: body.on };
}

export function memberOf(id: MemberId, { members }: Pick<Reader, 'members'>): Member {
  return { id, name: members.get(id)?.name ?? '' };
}

function mentionedIn({ mentions = [] }: { readonly mentions?: readonly Mention[] | undefined }): readonly Member[] {
  return mentions.map(({ member, name }) => ({ id: member, name }));
}

function happeningOf({ seq, at, by }: LogEvent, reader: Reader) {
  return { seq, at, author: memberOf(by, reader), isMine: by === reader.you.member };
}

function changeOf(event: LogEvent, reader: Reader) {
  return { ...happeningOf(event, reader), message: event.target ?? 0 };
}
