// `/room/:id` for programs: `curl -N` reads along, `curl -d` posts, an EventSource follows, JSON is a page of messages.
import type { Context } from 'hono';
import type { ProblemCode } from '../protocol/api/problems.ts';
import { MAX_PLAIN_HISTORY } from '../protocol/limits.ts';
import { normaliseName } from '../protocol/names.ts';
import { messageLines } from '../protocol/plain-text.ts';
import { failure, type Result, success } from '../protocol/result.ts';
import { parseRoomId } from '../protocol/room-id.ts';
import type { FollowPlace } from '../room/answers.ts';
import { liveText } from '../room/plain-lines.ts';
import { addressOf } from './address.ts';
import type { Environment } from './environment.ts';
import { chooseForm, type Form } from './negotiate.ts';
import { callPost, readSent, type Stored } from './post-call.ts';
import { problem, problemLine, type Trouble } from './problem.ts';
import { jsonAnswer, pageAnswer, pageAskOf, readAnswer } from './read-page.ts';
import { answerStream, type StreamWish, streamHeaders } from './stream/answer-stream.ts';

type RoomContext = Context<{ Bindings: Environment }, '/room/:id'>;
type ProgramForm = Exclude<Form, 'page'>;

export function formOf({ req }: Pick<Context, 'req'>): Form {
  return chooseForm({ accept: req.header('Accept') ?? null, userAgent: req.header('User-Agent') ?? null });
}

export async function readRoom(context: RoomContext, form: ProgramForm): Promise<Response> {
  const say = form === 'lines' ? problemLine : problem;
  const id = parseRoomId(context.req.param('id'));
  if (!id.ok) return say({ code: id.error });
  if (form === 'json') return readJson(context, id.value);
  const wish = await wishOf(context, { form, room: id.value });
  if (!wish.ok) return say(wish.error);
  // Nobody reads what follows these: no stream is begun.
  if (context.req.method === 'HEAD') return new Response(null, { headers: streamHeaders(form) });
  const answer = await answerStream(context.env, wish.value);
  return answer instanceof Response ? answer : say(answer);
}

async function readJson({ req, env }: RoomContext, room: string): Promise<Response> {
  const ask = pageAskOf(new URL(req.url).searchParams);
  if (!ask.ok) return problem({ code: ask.error });
  const read = await env.ROOM.getByName(room).page(addressOf(req.raw), 'messages', ask.value);
  return readAnswer(read, (json) => pageAnswer(req.url, json));
}

async function wishOf(
  context: RoomContext,
  { form, room }: Pick<StreamWish, 'form' | 'room'>,
): Promise<Result<StreamWish, Trouble>> {
  const name = context.req.query('name') || null;
  if (name !== null && !normaliseName(name).ok) return failure({ code: 'nameBad' });
  const place = placeOf(context);
  if (!place.ok) return failure({ code: place.error });
  const address = addressOf(context.req.raw);
  const wish = { form, room, name, address, place: place.value, prologue: '' };
  const history = Number.parseInt(context.req.query('history') ?? '', 10);
  if (place.value !== null || !(history > 0)) return success(wish);
  const recent = await context.env.ROOM.getByName(room).recent(address, Math.min(history, MAX_PLAIN_HISTORY));
  if (recent.kind === 'refused') return failure(recent);
  const { lines, before, after } = recent.value;
  if (form === 'events') return success({ ...wish, place: before });
  return success({ ...wish, place: after, prologue: lines === '' ? '' : `${lines}\n` });
}

/** An EventSource that comes back says where it was, whatever its address says. */
function placeOf({ req }: RoomContext): Result<FollowPlace | null, ProblemCode> {
  const asked = req.header('Last-Event-ID') ?? req.query('since') ?? '';
  if (asked === '') return success(null);
  return /^\d{1,15}$/.test(asked) ? success({ seq: Number(asked), epoch: null }) : failure('badQuery');
}

/** The body is the message, raw, whatever type `curl -d` calls it. */
export async function postToRoom(context: RoomContext): Promise<Response> {
  const { req, env } = context;
  const isJson = formOf(context) === 'json';
  const say = isJson ? problem : problemLine;
  const id = parseRoomId(req.param('id'));
  if (!id.ok) return say({ code: id.error });
  const sent = await readSent(req.raw);
  if (!sent.ok) return say({ code: sent.error });
  const posted = { kind: 'message', body: { text: sent.value.text } };
  const stored = await callPost(req.raw, { environment: env, room: id.value, sent: sent.value, posted });
  if (!stored.ok) return say(stored.error);
  const { seq, event, isNew } = stored.value;
  const headers = { Location: `/room/${encodeURIComponent(id.value)}/m/${seq}` };
  const status = isNew ? 201 : 200;
  if (isJson) return jsonAnswer(event, headers, status);
  return new Response(lineOf(stored.value), {
    status,
    headers: { ...headers, 'Content-Type': 'text/plain; charset=utf-8' },
  });
}

/** What was stored, as everyone sees it. */
function lineOf({ event }: Stored): string {
  const { kind, name, body }: { kind: string; name: string; body: unknown } = JSON.parse(event);
  return `${messageLines(name, liveText(kind, body) ?? '')}\n`;
}
