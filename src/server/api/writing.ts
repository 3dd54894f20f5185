// What is written over the API: every change is an event, as it is on a socket.

import { type BodyFault, parseNewMessage, parseNewText } from '../../protocol/api/parse-body.ts';
import { type Result, success } from '../../protocol/result.ts';
import { callPost, type PostedEvent, readSent } from '../post-call.ts';
import { problem } from '../problem.ts';
import { jsonAnswer } from '../read-page.ts';
import { ofRoom, type RoomRequest, seqOf } from './room-request.ts';

export const postMessage = ofRoom((request) =>
  write(request, (text) => {
    const message = parseNewMessage(text);
    return message.ok ? success({ kind: 'message', body: message.value }) : message;
  }),
);

export const editMessage = ofRoom((request) =>
  write(request, (text) => {
    const edit = parseNewText(text);
    return edit.ok ? success({ kind: 'edit', target: seqOf(request), body: edit.value }) : edit;
  }),
);

export const deleteMessage = ofRoom((request) =>
  write(request, () => success({ kind: 'redact', target: seqOf(request), body: {} })),
);

export const addReaction = ofRoom((request) => react(request, true));

export const removeReaction = ofRoom((request) => react(request, false));

function react(request: RoomRequest, on: boolean): Promise<Response> {
  const emoji = request.context.req.param('emoji') ?? '';
  return write(request, () => success({ kind: 'react', target: seqOf(request), body: { emoji, on } }));
}

async function write(
  { context, id }: RoomRequest,
  read: (text: string) => Result<PostedEvent, BodyFault>,
): Promise<Response> {
  const request = context.req.raw;
  const sent = await readSent(request);
  if (!sent.ok) return problem({ code: sent.error });
  const posted = read(sent.value.text);
  if (!posted.ok) return problem(posted.error);
  const call = { environment: context.env, room: id, sent: sent.value, posted: posted.value };
  const stored = await callPost(request, call);
  if (!stored.ok) return problem(stored.error);
  const { seq, event, isNew } = stored.value;
  const isMessage = posted.value.kind === 'message';
  const headers = isMessage ? { Location: `/room/${encodeURIComponent(id)}/m/${seq}` } : {};
  return jsonAnswer(event, headers, isMessage && isNew ? 201 : 200);
}
