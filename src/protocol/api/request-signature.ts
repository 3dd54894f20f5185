// How a request over HTTP is signed: by the same key as a hello, under a context of its own, so that neither signature
// is good for the other.
//
//   Authorization: Ajar key="…", time="1795363200", nonce="…", signature="…"
import { failure, type Result, success } from '../result.ts';
import { lengthPrefixed } from '../transcript.ts';

export const REQUEST_CONTEXT = 'ajar/request/v1';
/** How far the time of a request may be from the server's, s. */
export const SIGNED_WITHIN_SECONDS = 300;

export interface RequestClaim {
  readonly method: string;
  /** Host and port that the client dialled. */
  readonly host: string;
  /** Path and query, as sent. */
  readonly target: string;
  /** Base64url, as in a hello. */
  readonly key: string;
  /** Seconds since 1970. */
  readonly time: string;
  /** 16 to 64 random characters, new for each request. */
  readonly nonce: string;
  /** The header `Idempotency-Key`; empty if there is none. */
  readonly idempotencyKey: string;
  /** SHA-256 of the body, an empty one too, in base64url. */
  readonly digest: string;
}

export interface SignedAuthorisation {
  readonly key: string;
  readonly time: string;
  readonly nonce: string;
  readonly signature: string;
}

/** `encode` is UTF-8. */
export function requestTranscript(claim: RequestClaim, encode: (text: string) => Uint8Array): Uint8Array<ArrayBuffer> {
  const { method, host, target, key, time, nonce, idempotencyKey, digest } = claim;
  const fields = [method.toUpperCase(), host.toLowerCase(), target, key, time, nonce, idempotencyKey, digest];
  return lengthPrefixed([REQUEST_CONTEXT, ...fields].map(encode));
}

export function writeAuthorisation({ key, time, nonce, signature }: SignedAuthorisation): string {
  return `Ajar key="${key}", time="${time}", nonce="${nonce}", signature="${signature}"`;
}

const SHAPES = {
  key: /^[A-Za-z0-9_-]{43}$/,
  time: /^\d{9,11}$/,
  nonce: /^[A-Za-z0-9_-]{16,64}$/,
  signature: /^[A-Za-z0-9_-]{86}$/,
} as const;

/** Reads the header after `Ajar `; in any order, in quotes or not, each part once. */
export function parseAuthorisation(parameters: string): Result<SignedAuthorisation, 'badCredentials'> {
  const parts = parameters
    .split(',')
    .map((part) => /^\s*(?<name>\w+)\s*=\s*"?(?<value>[\w-]*)"?\s*$/.exec(part)?.groups);
  const values = new Map(parts.map((part) => [part?.name, part?.value ?? '']));
  const fits = (name: keyof typeof SHAPES): boolean => SHAPES[name].test(values.get(name) ?? '');
  if (parts.length !== 4 || !(fits('key') && fits('time') && fits('nonce') && fits('signature'))) {
    return failure('badCredentials');
  }
  const of = (name: keyof typeof SHAPES): string => values.get(name) ?? '';
  return success({ key: of('key'), time: of('time'), nonce: of('nonce'), signature: of('signature') });
}
