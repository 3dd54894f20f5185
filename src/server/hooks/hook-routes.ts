// Webhooks over the API: made, listed and revoked by members, whose requests are signed. What is secret is answered once.
import { parseWish } from '../../protocol/api/parse-body.ts';
import type { ProblemCode } from '../../protocol/api/problems.ts';
import type { HookList, HookMade } from '../../protocol/hooks/hook-wish.ts';
import type { MemberId } from '../../protocol/ids.ts';
import { failure, type Result, success } from '../../protocol/result.ts';
import { parseRoomId } from '../../protocol/room-id.ts';
import { addressOf } from '../address.ts';
import type { ApiContext } from '../api/room-request.ts';
import { listedOrigins } from '../listed.ts';
import { readSent } from '../post-call.ts';
import { problem } from '../problem.ts';
import { jsonAnswer } from '../read-page.ts';
import type { NewHookAnswer } from './hook-calls.ts';
import { isAt, judgeTarget } from './target.ts';

interface SignedRequest {
  readonly room: string;
  readonly address: string;
  readonly member: MemberId;
  readonly text: string;
  /** The same for a request that comes twice. */
  readonly key: string;
}

export async function listHooks(context: ApiContext): Promise<Response> {
  const request = await readSigned(context);
  if (!request.ok) return problem({ code: request.error });
  const { room, address, member } = request.value;
  const read = await context.env.ROOM.getByName(room).listHooks(address, member);
  if (read.kind === 'refused') return problem(read);
  return jsonAnswer(JSON.stringify({ hooks: read.value } satisfies HookList));
}

export async function makeHook(context: ApiContext): Promise<Response> {
  const request = await readSigned(context);
  if (!request.ok) return problem({ code: request.error });
  const { room, address, member, text, key } = request.value;
  const parsed = parseWish(text);
  if (!parsed.ok) return problem(parsed.error);
  const wish = parsed.value;
  if (wish.kind === 'outgoing' && !mayLeadTo(wish.url, context)) return problem({ code: 'hookTargetBad' });
  const read = await context.env.ROOM.getByName(room).makeHook({ address, maker: member, wish, key });
  if (read.kind === 'refused') return problem(read);
  if (!read.value.ok) return problem({ code: read.value.error });
  const made = shownOnce(read.value.value, new URL(context.req.url).origin, room);
  const Location = `${new URL(context.req.url).pathname}/${made.hook.id}`;
  return jsonAnswer(JSON.stringify(made), { Location }, 201);
}

export async function revokeHook(context: ApiContext): Promise<Response> {
  const request = await readSigned(context);
  if (!request.ok) return problem({ code: request.error });
  const { room, address, member } = request.value;
  const id = context.req.param('hook') ?? '';
  const read = await context.env.ROOM.getByName(room).revokeHook(address, id, member);
  if (read.kind === 'refused') return problem(read);
  return read.value.ok ? new Response(null, { status: 204 }) : problem({ code: read.value.error });
}

async function readSigned({ req }: ApiContext): Promise<Result<SignedRequest, ProblemCode>> {
  const room = parseRoomId(req.param('id') ?? '');
  if (!room.ok) return room;
  const sent = await readSent(req.raw);
  if (!sent.ok) return sent;
  const { who, text, idempotencyKey } = sent.value;
  if (who.kind !== 'member') return failure('notSigned');
  return success({
    room: room.value,
    address: addressOf(req.raw),
    member: who.member,
    text,
    key: idempotencyKey ?? '',
  });
}

/** Not back to this deployment either: what it said there would come round again. */
function mayLeadTo(address: string, { req, env }: ApiContext): boolean {
  const target = judgeTarget(address, listedOrigins(env.HOOK_TARGETS));
  return target.ok && !isAt(target.value, new URL(req.url).host);
}

function shownOnce({ hook, secret }: NewHookAnswer, origin: string, room: string): HookMade {
  return hook.kind === 'incoming'
    ? { hook, url: `${origin}/hooks/${encodeURIComponent(room)}/${secret}` }
    : { hook, secret };
}
