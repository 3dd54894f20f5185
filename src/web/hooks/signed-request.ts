// Requests over HTTP that the person on this device signs.
import type { Identity } from '../../client/ports.ts';
import { requestTranscript, writeAuthorisation } from '../../protocol/api/request-signature.ts';
import { toBase64url } from '../../protocol/base64url.ts';
import { loadIdentity } from '../identity-store.ts';
import { randomBytes } from '../platform.ts';

const NONCE_BYTES = 16;
/** A server that says nothing for so long is taken for unreachable. */
const PATIENCE_MS = 10_000;
const encoder = new TextEncoder();

export interface SignedRequest {
  readonly method: string;
  readonly target: string;
  readonly body: string;
  /** The room's clock minus this device's, which may be wrong: the server compares with its own. */
  readonly clockOffsetMs: number;
}

export async function signedFetch(request: SignedRequest): Promise<Response> {
  const { method, target, body } = request;
  const headers = { Authorization: await authorisation(await loadIdentity(), request) };
  return fetch(target, { method, headers, ...(body && { body }), signal: AbortSignal.timeout(PATIENCE_MS) });
}

async function authorisation({ member: key, sign }: Identity, request: SignedRequest): Promise<string> {
  const { method, target, body, clockOffsetMs } = request;
  const time = `${Math.floor((Date.now() + clockOffsetMs) / 1_000)}`;
  const about = { key, time, nonce: toBase64url(randomBytes(NONCE_BYTES)) };
  const digest = toBase64url(await sha256(encoder.encode(body)));
  const claim = { ...about, method, host: location.host, target, idempotencyKey: '', digest };
  const signature = await sign(requestTranscript(claim, (text) => encoder.encode(text)));
  return writeAuthorisation({ ...about, signature: toBase64url(signature) });
}

/** Without a secure context (http on a LAN) there is no WebCrypto. */
async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  if (isSecureContext) return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return (await import('@noble/hashes/sha2.js')).sha256(bytes);
}
