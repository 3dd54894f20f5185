// Who makes a request: whoever signed it, whoever has a bot's token, or a guest.

import type { ProblemCode } from '../../protocol/api/problems.ts';
import { parseAuthorisation, requestTranscript, SIGNED_WITHIN_SECONDS } from '../../protocol/api/request-signature.ts';
import { toBase64url } from '../../protocol/base64url.ts';
import type { MemberId } from '../../protocol/ids.ts';
import { failure, type Result, success } from '../../protocol/result.ts';
import { hasSigned } from '../credentials.ts';
import { hashToken, isToken } from '../hooks/secrets.ts';

export type Authorised =
  /** A signed request that comes twice has the same nonce: it stands in for a key. */
  | { readonly kind: 'member'; readonly member: MemberId; readonly nonce: string }
  /** Whether the room has a hook with that token, the room says. */
  | { readonly kind: 'bot'; readonly tokenHash: string }
  | { readonly kind: 'guest' };

const KEY_SHAPE = /^[\x21-\x7e]{1,200}$/;
const encoder = new TextEncoder();

/** `body` is the request's, read already. */
export async function authorise(
  request: Request,
  body: Uint8Array<ArrayBuffer>,
): Promise<Result<Authorised, ProblemCode>> {
  const header = request.headers.get('Authorization');
  if (header === null) return success({ kind: 'guest' });
  const [scheme = '', ...rest] = header.trim().split(' ');
  const parameters = rest.join(' ');
  switch (scheme.toLowerCase()) {
    case 'ajar':
      return authoriseSigned(request, body, parameters);
    case 'bearer':
      return isToken(parameters)
        ? success({ kind: 'bot', tokenHash: await hashToken(parameters) })
        : failure('badToken');
    default:
      return failure('badCredentials');
  }
}

async function authoriseSigned(
  request: Request,
  body: Uint8Array<ArrayBuffer>,
  parameters: string,
): Promise<Result<Authorised, ProblemCode>> {
  const parsed = parseAuthorisation(parameters);
  if (!parsed.ok) return parsed;
  const { key, time, nonce, signature } = parsed.value;
  if (Math.abs(Date.now() / 1_000 - Number(time)) > SIGNED_WITHIN_SECONDS) return failure('badTime');
  const { host, pathname, search } = new URL(request.url);
  const digest = toBase64url(new Uint8Array(await crypto.subtle.digest('SHA-256', body)));
  const idempotencyKey = request.headers.get('Idempotency-Key') ?? '';
  const claim = {
    method: request.method,
    host,
    target: `${pathname}${search}`,
    key,
    time,
    nonce,
    idempotencyKey,
    digest,
  };
  const transcript = requestTranscript(claim, (text) => encoder.encode(text));
  return (await hasSigned(key, signature, transcript))
    ? success({ kind: 'member', member: key, nonce })
    : failure('badSignature');
}

/** What the room knows a repeated request by; null where nobody will repeat it. */
export function idempotencyKeyOf(request: Request, who: Authorised): Result<string | null, 'badKey'> {
  const key = request.headers.get('Idempotency-Key');
  if (key !== null) return KEY_SHAPE.test(key) ? success(`key ${key}`) : failure('badKey');
  return success(who.kind === 'member' ? `nonce ${who.nonce}` : null);
}
