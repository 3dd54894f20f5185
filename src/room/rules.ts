// Who may post what: one rule a kind. A rule judges a body and answers it in normal form.

import { isEmoji } from '../protocol/emoji.ts';
import type { RefusalCode } from '../protocol/error-codes.ts';
import {
  type EditBody,
  isChange,
  isKind,
  type Kind,
  type Mention,
  type MessageBody,
  type NameBody,
  parseBody,
  type ReactBody,
  type RedactBody,
  type RoomBody,
} from '../protocol/events.ts';
import { isGuest, type MemberId } from '../protocol/ids.ts';
import { MAX_TITLE_CODE_POINTS, MAX_TOPIC_CODE_POINTS } from '../protocol/limits.ts';
import { normaliseName } from '../protocol/names.ts';
import { failure, type Result, success } from '../protocol/result.ts';
import { normaliseLine, normaliseText, type TextError } from '../protocol/text.ts';

/** What is asked for, before anyone judged it. */
export interface Proposal {
  readonly by: MemberId;
  readonly kind: string;
  readonly target: number | undefined;
  readonly body: unknown;
}

/** What will be stored. */
export type Judged =
  | { readonly kind: 'message'; readonly body: MessageBody }
  | { readonly kind: 'edit'; readonly body: EditBody }
  | { readonly kind: 'redact'; readonly body: RedactBody }
  | { readonly kind: 'react'; readonly body: ReactBody }
  | { readonly kind: 'name'; readonly body: NameBody }
  | { readonly kind: 'room'; readonly body: RoomBody };

type Judgement = Result<Judged, RefusalCode>;

const RULES: { readonly [K in Kind]: (proposal: Proposal) => Judgement } = {
  message: judgeMessage,
  edit: judgeEdit,
  redact: () => success({ kind: 'redact', body: {} }),
  react: judgeReact,
  name: judgeName,
  room: judgeRoom,
};

export function judge(proposal: Proposal): Judgement {
  if (!isKind(proposal.kind)) return failure('unknownKind');
  if (isChange(proposal.kind) && proposal.target === undefined) return failure('targetMissing');
  if (!isChange(proposal.kind) && proposal.target !== undefined) return failure('targetUnexpected');
  return RULES[proposal.kind](proposal);
}

function judgeMessage(proposal: Proposal): Judgement {
  const body = parseBody('message', proposal.body);
  if (body === null) return failure('badBody');
  const written = judgeWritten(body);
  if (!written.ok) return written;
  const { reply, action } = body;
  return success({
    kind: 'message',
    body: { ...written.value, ...(reply !== undefined && { reply }), ...(action && { action }) },
  });
}

function judgeEdit(proposal: Proposal): Judgement {
  const body = parseBody('edit', proposal.body);
  if (body === null) return failure('badBody');
  const written = judgeWritten(body);
  return written.ok ? success({ kind: 'edit', body: written.value }) : written;
}

function judgeReact(proposal: Proposal): Judgement {
  const body = parseBody('react', proposal.body);
  if (body === null) return failure('badBody');
  return isEmoji(body.emoji) ? success({ kind: 'react', body }) : failure('emojiBad');
}

/** Mentions of names that the text does not hold are left out: nobody is called without it being seen. */
function judgeWritten(body: { text: string; mentions?: Mention[] | undefined }): Result<EditBody, TextError> {
  const text = normaliseText(body.text);
  if (!text.ok) return text;
  const mentions = (body.mentions ?? []).filter(({ name }) => text.value.includes(`@${name}`));
  return success({ text: text.value, ...(mentions.length > 0 && { mentions }) });
}

function judgeName(proposal: Proposal): Judgement {
  const body = parseBody('name', proposal.body);
  if (body === null) return failure('badBody');
  if (isGuest(proposal.by)) return failure('notAllowed');
  const name = normaliseName(body.name);
  return name.ok ? success({ kind: 'name', body: { name: name.value } }) : failure('nameBad');
}

function judgeRoom(proposal: Proposal): Judgement {
  const body = parseBody('room', proposal.body);
  if (body === null || (body.title === undefined && body.topic === undefined)) return failure('badBody');
  const title = normaliseLine(body.title ?? '', MAX_TITLE_CODE_POINTS);
  const topic = normaliseLine(body.topic ?? '', MAX_TOPIC_CODE_POINTS);
  if (!title.ok) return title;
  if (!topic.ok) return topic;
  return success({
    kind: 'room',
    body: {
      ...(body.title !== undefined && { title: title.value }),
      ...(body.topic !== undefined && { topic: topic.value }),
    },
  });
}
