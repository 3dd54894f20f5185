// A request over HTTP that a member signed.
import { createHash, randomBytes } from 'node:crypto';
import { requestTranscript, writeAuthorisation } from '../../src/protocol/api/request-signature.ts';
import type { TestIdentity } from './test-identity.ts';

const encoder = new TextEncoder();

export interface SignedInit {
  readonly method: string;
  readonly body?: string;
  readonly idempotencyKey?: string;
}

export function signedFetch(
  url: string,
  { member, sign }: TestIdentity,
  { method, body = '', idempotencyKey = '' }: SignedInit,
): Promise<Response> {
  const { host, pathname, search } = new URL(url);
  const about = {
    key: member,
    time: `${Math.floor(Date.now() / 1_000)}`,
    nonce: randomBytes(16).toString('base64url'),
  };
  const digest = createHash('sha256').update(body).digest('base64url');
  const claim = { ...about, method, host, target: `${pathname}${search}`, idempotencyKey, digest };
  const signature = sign(requestTranscript(claim, (text) => encoder.encode(text)));
  const headers = {
    Authorization: writeAuthorisation({ ...about, signature }),
    ...(idempotencyKey && { 'Idempotency-Key': idempotencyKey }),
  };
  return fetch(url, { method, headers, ...(body && { body }) });
}
