// Errors over HTTP as RFC 9457 has them, or as one line for a terminal. A code is all that leaves of a fault of ours.
import { PROBLEMS, type ProblemCode } from '../protocol/api/problems.ts';
import { notice } from '../protocol/plain-text.ts';
import { retryAfter } from './retry-after.ts';

export interface Trouble {
  readonly code: ProblemCode;
  /** When to come back. */
  readonly delayMs?: number;
  /** Which part of the request it is about. */
  readonly detail?: string;
}

export function problem({ code, delayMs, detail }: Trouble): Response {
  const { status, title } = PROBLEMS[code];
  const document = { type: `/docs#${code}`, title, status, code, ...(detail && { detail }) };
  const headers = { 'Content-Type': 'application/problem+json', ...headersOf({ code, ...(delayMs && { delayMs }) }) };
  return new Response(`${JSON.stringify(document)}\n`, { status, headers });
}

/** The same for people at a terminal. */
export function problemLine(trouble: Trouble): Response {
  const { status, title } = PROBLEMS[trouble.code];
  const headers = { 'Content-Type': 'text/plain; charset=utf-8', ...headersOf(trouble) };
  return new Response(`${notice(title)}\n`, { status, headers });
}

const CHALLENGE = 'Ajar, Bearer realm="the last part of the address of an incoming webhook"';

function headersOf({ code, delayMs = 0 }: Trouble): Record<string, string> {
  const { status } = PROBLEMS[code];
  return {
    'Cache-Control': 'no-store',
    ...((status === 429 || status === 503) && { 'Retry-After': retryAfter(delayMs) }),
    ...(status === 401 && { 'WWW-Authenticate': CHALLENGE }),
  };
}
