// Everything that can be wrong with a request over HTTP: its status and one sentence. What is refused for the same
// reason on a socket has the same code here (`error-codes.ts`).
import { MAX_HOOKS_PER_MAKER, MAX_HOOKS_PER_ROOM } from '../hooks/hook-wish.ts';
import { MAX_QUERY_CODE_POINTS } from '../limits.ts';
import { type Problem, REFUSED } from './refusals.ts';

export const PROBLEMS = {
  ...REFUSED,
  badRoomId: { status: 400, title: 'That is not the id of a room.' },
  badQuery: { status: 400, title: 'A parameter of the address has a value that makes no sense.' },
  badFormat: { status: 400, title: 'The format is ndjson or text.' },
  badJson: { status: 400, title: 'The body is not JSON of at most 8 levels.' },
  badKey: { status: 400, title: 'An Idempotency-Key has 1 to 200 visible ASCII characters.' },
  badCredentials: { status: 401, title: 'The Authorization header cannot be read.' },
  badSignature: { status: 401, title: 'The signature does not fit the request.' },
  badTime: { status: 401, title: 'The request was signed more than five minutes ago, or a clock is wrong.' },
  badToken: {
    status: 401,
    title: 'That token is not known here: it is the last part of the address of an incoming webhook.',
  },
  foreignOrigin: { status: 403, title: 'This origin may not ask. List it in ALLOWED_ORIGINS.' },
  notFound: { status: 404, title: 'There is no such address.' },
  badMethod: { status: 405, title: 'That method is of no use at this address.' },
  bodyTooLarge: { status: 413, title: 'A body has at most 64 KiB.' },
  notSigned: { status: 401, title: 'This has to be signed by a member.' },
  tooManyHooks: { status: 409, title: `A room has at most ${MAX_HOOKS_PER_ROOM} webhooks.` },
  tooManyOfYours: { status: 409, title: `A member has at most ${MAX_HOOKS_PER_MAKER} webhooks in a room.` },
  hookKnown: { status: 409, title: 'That webhook was made already. What is secret about it is shown once.' },
  hookUnknown: { status: 404, title: 'There is no such webhook.' },
  hookNotYours: { status: 403, title: 'Only who made a webhook may revoke it.' },
  hookLoop: { status: 410, title: 'A webhook may not lead back to a server of this kind.' },
  hookTargetBad: {
    status: 422,
    title:
      'A webhook leads to a public name over https, without a port, user or password, or to an origin in HOOK_TARGETS.',
  },
  searchEmpty: { status: 422, title: 'There is no word, name or date to search for.' },
  searchTooLong: { status: 422, title: `A search has at most ${MAX_QUERY_CODE_POINTS} characters.` },
  searchFailed: { status: 503, title: 'The room could not search itself now.' },
  busyAddress: { status: 429, title: 'Too many connections from this address.' },
  full: { status: 503, title: 'Every place in the room is taken.' },
  fault: { status: 500, title: 'Something broke here. Try again in a moment.' },
} as const satisfies { readonly [code: string]: Problem };

export type ProblemCode = keyof typeof PROBLEMS;

export function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(PROBLEMS, code);
}
