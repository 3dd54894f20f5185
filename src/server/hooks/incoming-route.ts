// `POST /hooks/:room/:token`: posts as a bot what a program says that was made for Slack, and under `/discord` for Discord.
//
// Where there is no such room, no such hook, or a hook that was revoked, the answer is the same (S4).
import type { Context } from 'hono';
import { failure, type Result } from '../../protocol/result.ts';
import { parseRoomId } from '../../protocol/room-id.ts';
import { messagesOf } from '../../room/hooks/messages-of.ts';
import { addressOf } from '../address.ts';
import type { Environment } from '../environment.ts';
import { decodeUtf8, readBody } from '../read-body.ts';
import { reportFault } from '../report.ts';
import { type Dialect, discord, type HookTrouble, slack } from './dialects.ts';
import type { HookPostAnswer } from './hook-calls.ts';
import { hashToken, isToken } from './secrets.ts';
import { readDiscord, readSlack, type Speech } from './speech.ts';
import { withEmoji } from './speech-emoji.ts';

type HookContext = Context<{ Bindings: Environment }>;

export function answerSlack(context: HookContext): Promise<Response> {
  return answerHook(context, slack, (body) => readSlack(body, context.req.header('Content-Type') ?? ''));
}

export function answerDiscord(context: HookContext): Promise<Response> {
  return answerHook(context, discord(context.req.query('wait') === 'true'), readDiscord);
}

export function refuseAllButPost(): Response {
  return new Response('Post here.\n', {
    status: 405,
    headers: { Allow: 'POST', 'Content-Type': 'text/plain; charset=utf-8' },
  });
}

async function answerHook(
  context: HookContext,
  dialect: Dialect,
  read: (body: string) => Result<Speech, HookTrouble>,
): Promise<Response> {
  try {
    const answer = await callHook(context, read);
    if (answer.kind === 'stored') return dialect.stored(answer.events);
    return dialect.refused(
      answer.kind === 'unknown' ? 'hookUnknown' : answer.code,
      answer.kind === 'refused' ? answer.delayMs : 0,
    );
  } catch (fault) {
    reportFault(fault);
    return dialect.refused('fault', 0);
  }
}

async function callHook(
  { req, env }: HookContext,
  read: (body: string) => Result<Speech, HookTrouble>,
): Promise<HookPostAnswer> {
  const room = parseRoomId(req.param('room') ?? '');
  if (!room.ok) return refused('badRoomId');
  const token = req.param('token') ?? '';
  if (!isToken(token)) return refused('badToken');
  const said = await readSpeech(req.raw, read);
  if (!said.ok) return refused(said.error);
  const { text, username, icon, reply } = await withEmoji(said.value, env, req.url);
  const texts = messagesOf(text);
  if (!texts.ok) return refused(texts.error);
  const call = { address: addressOf(req.raw), tokenHash: await hashToken(token), texts: texts.value };
  return env.ROOM.getByName(room.value).postByHook({ ...call, username, icon, reply });
}

async function readSpeech(
  request: Request,
  read: (body: string) => Result<Speech, HookTrouble>,
): Promise<Result<Speech, HookTrouble>> {
  const bytes = await readBody(request);
  if (!bytes.ok) return bytes;
  const text = decodeUtf8(bytes.value);
  if (!text.ok) return failure('textBroken');
  return read(text.value);
}

function refused(code: HookTrouble): HookPostAnswer {
  return { kind: 'refused', code, delayMs: 0 };
}
