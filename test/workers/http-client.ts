// Programs over HTTP, for tests in workerd: requests to a room, signed or not, and streams read as they come.

import { requestTranscript, writeAuthorisation } from '../../src/protocol/api/request-signature.ts';
import { toBase64url } from '../../src/protocol/base64url.ts';
import { get, HOST, type TestKey } from './worker-client.ts';

const CURL = { 'User-Agent': 'curl/8.14.1', Accept: '*/*' };
const encoder = new TextEncoder();

/** As curl asks. */
export function curl(path: string, { headers, ...init }: RequestInit & { headers?: Record<string, string> } = {}) {
  return get(path, { ...init, headers: { ...CURL, ...headers } });
}

/** As `curl -d` posts. */
export function curlPost(path: string, body: string, headers: Record<string, string> = {}): Promise<Response> {
  const type = { 'Content-Type': 'application/x-www-form-urlencoded' };
  return curl(path, { method: 'POST', body, headers: { ...type, ...headers } });
}

export function api(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
  const content = body === undefined ? {} : { body: JSON.stringify(body) };
  return get(`/api/v1/rooms/${path}`, { method, headers, ...content });
}

/** A stream that is read as it comes. */
export class Stream {
  text = '';
  readonly response: Response;
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;

  constructor(response: Response) {
    if (response.body === null) throw new Error('The answer has no body');
    this.response = response;
    this.#reader = response.body.getReader();
  }

  async until(holds: (text: string) => boolean): Promise<string> {
    const decoder = new TextDecoder();
    while (!holds(this.text)) {
      const { done, value } = await this.#reader.read();
      if (done) throw new Error(`The stream ended with: ${this.text}`);
      this.text += decoder.decode(value, { stream: true });
    }
    return this.text;
  }

  close(): Promise<void> {
    return this.#reader.cancel();
  }
}

export async function follow(path: string, headers: Record<string, string> = {}): Promise<Stream> {
  return new Stream(await curl(path, { headers }));
}

export interface Signing {
  readonly time?: number;
  readonly nonce?: string;
  readonly idempotencyKey?: string;
  /** What is signed instead of what is sent. */
  readonly signed?: { method?: string; host?: string; target?: string; body?: string };
}

/** The headers of a signed request. */
export async function signed(
  key: TestKey,
  [method, target, body = '']: [method: string, target: string, body?: string],
  {
    time = Math.floor(Date.now() / 1_000),
    nonce = crypto.randomUUID(),
    idempotencyKey = '',
    signed = {},
  }: Signing = {},
): Promise<Record<string, string>> {
  const bytes = encoder.encode(signed.body ?? body);
  const digest = toBase64url(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
  const request = { method: signed.method ?? method, host: signed.host ?? HOST, target: signed.target ?? target };
  const claim = { ...request, key: key.member, time: `${time}`, nonce, idempotencyKey, digest };
  const signature = await key.sign(requestTranscript(claim, (text) => encoder.encode(text)));
  return {
    Authorization: writeAuthorisation({ key: key.member, time: `${time}`, nonce, signature }),
    ...(idempotencyKey && { 'Idempotency-Key': idempotencyKey }),
  };
}
