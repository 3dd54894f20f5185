// `GET /room/:id/m/:seq`, the link of one message: commands get it as a line, programs as JSON, everyone else the page.
import type { Context } from 'hono';
import { messageLines } from '../protocol/plain-text.ts';
import { parseRoomId } from '../protocol/room-id.ts';
import { liveText } from '../room/plain-lines.ts';
import { addressOf } from './address.ts';
import type { Environment } from './environment.ts';
import { problem, problemLine } from './problem.ts';
import { jsonAnswer } from './read-page.ts';
import { answerRoom } from './room-page.ts';
import { formOf } from './room-program.ts';

type LinkContext = Context<{ Bindings: Environment }, '/room/:id/m/:seq'>;

export async function answerLinked(context: LinkContext): Promise<Response> {
  const form = formOf(context);
  // One message is no stream of events.
  const answer = form === 'lines' || form === 'json' ? await readLinked(context, form) : await answerRoom(context);
  answer.headers.append('Vary', 'Accept, User-Agent');
  return answer;
}

async function readLinked({ req, env }: LinkContext, form: 'lines' | 'json'): Promise<Response> {
  const say = form === 'lines' ? problemLine : problem;
  const id = parseRoomId(req.param('id'));
  if (!id.ok) return say({ code: id.error });
  const read = await env.ROOM.getByName(id.value).message(addressOf(req.raw), Number(req.param('seq')));
  if (read.kind === 'refused') return say(read);
  if (read.value === null) return say({ code: 'targetUnknown' });
  return form === 'json' ? jsonAnswer(read.value) : lineAnswer(read.value);
}

/** `message` is JSON. */
function lineAnswer(message: string): Response {
  const body: { readonly name: string } = JSON.parse(message);
  const text = liveText('message', body);
  if (text === null) return problemLine({ code: 'targetDeleted' });
  const headers = { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' };
  return new Response(`${messageLines(body.name, text)}\n`, { headers });
}
