// A request that posts: its body read, its author known, its outcome told. The same for `curl -d` and the API.
import { isProblemCode, type ProblemCode } from '../protocol/api/problems.ts';
import type { Seq } from '../protocol/ids.ts';
import { failure, type Result, success } from '../protocol/result.ts';
import { addressOf } from './address.ts';
import { type Authorised, authorise, idempotencyKeyOf } from './api/authorise.ts';
import type { Environment } from './environment.ts';
import type { Trouble } from './problem.ts';
import { decodeUtf8, readBody } from './read-body.ts';

/** A body with who sent it. */
export interface Sent {
  readonly text: string;
  readonly who: Authorised;
  /** See `PostCall`. */
  readonly idempotencyKey: string | null;
}

export interface PostedEvent {
  readonly kind: string;
  readonly target?: Seq;
  readonly body: unknown;
}

export interface Stored {
  readonly seq: Seq;
  /** JSON. */
  readonly event: string;
  readonly isNew: boolean;
}

export async function readSent(request: Request): Promise<Result<Sent, ProblemCode>> {
  const bytes = await readBody(request);
  if (!bytes.ok) return bytes;
  const text = decodeUtf8(bytes.value);
  if (!text.ok) return text;
  const who = await authorise(request, bytes.value);
  if (!who.ok) return who;
  const key = idempotencyKeyOf(request, who.value);
  return key.ok ? success({ text: text.value, who: who.value, idempotencyKey: key.value }) : key;
}

/** Resolves when it is durable, or refused. */
export async function callPost(
  request: Request,
  { environment, room, sent: { who, idempotencyKey }, posted: { kind, target, body } }: PostRequest,
): Promise<Result<Stored, Trouble>> {
  const name = new URL(request.url).searchParams.get('name') || null;
  const caller = { ...who, name };
  const outcome = await environment.ROOM.getByName(room).post({
    ...{ caller, address: addressOf(request), kind, body: JSON.stringify(body), idempotencyKey },
    ...(target !== undefined && { target }),
  });
  if (outcome.kind === 'stored') return success(outcome);
  const { code, delayMs } = outcome;
  return failure(isProblemCode(code) ? { code, delayMs } : { code: 'fault' });
}

interface PostRequest {
  readonly environment: Environment;
  readonly room: string;
  readonly sent: Sent;
  readonly posted: PostedEvent;
}
