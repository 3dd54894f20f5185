// Everything that can be wrong with a request over HTTP: its status and one sentence. What is refused for the same
// reason on a socket has the same code here (`error-codes.ts`).
import type { RefusalCode } from '../error-codes.ts';
import { MAX_HOOKS_PER_ROOM } from '../hooks/hook-wish.ts';
import { MAX_QUERY_CODE_POINTS, MAX_TEXT_CODE_POINTS } from '../limits.ts';

interface Problem {
  readonly status: 400 | 401 | 403 | 404 | 405 | 409 | 410 | 413 | 422 | 429 | 500 | 503 | 507;
  readonly title: string;
}

const REFUSED: { readonly [code in RefusalCode]: Problem } = {
  tooFast: { status: 429, title: 'Too many requests of this member or address.' },
  earlierRefused: { status: 409, title: 'Something before it was refused.' },
  notStored: { status: 503, title: 'The room could not store it now.' },
  storageFull: { status: 507, title: 'The room is full of messages and takes no more.' },
  badBody: { status: 422, title: 'The body does not have the fields that are asked for.' },
  textEmpty: { status: 422, title: 'There was nothing to send.' },
  textTooLong: { status: 422, title: `A message has at most ${MAX_TEXT_CODE_POINTS} characters.` },
  textBroken: { status: 422, title: 'The text is not valid Unicode.' },
  nameBad: { status: 422, title: 'A name has 1 to 32 visible characters, without a colon.' },
  unknownKind: { status: 422, title: 'The room does not know events of that kind.' },
  targetMissing: { status: 422, title: 'A change needs a target.' },
  targetUnexpected: { status: 422, title: 'Only a change has a target.' },
  targetUnknown: { status: 404, title: 'There is no such message in the log.' },
  targetUnfit: { status: 409, title: 'Only messages can be changed.' },
  targetDeleted: { status: 410, title: 'The message was deleted.' },
  replyUnknown: { status: 422, title: 'The message that it answers is not there.' },
  emojiBad: { status: 422, title: 'A reaction is exactly one emoji.' },
  tooManyEmoji: { status: 409, title: 'There are enough different reactions on that message.' },
  tooManyChanges: { status: 409, title: 'That message was changed too often.' },
  notYours: { status: 403, title: 'Only its author may change a message.' },
  notAllowed: { status: 403, title: 'Guests may not do that.' },
  baseUnknown: { status: 409, title: 'It cannot be known any more whether this was stored before.' },
};

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
  badToken: { status: 401, title: 'That token is not known here.' },
  foreignOrigin: { status: 403, title: 'This origin may not ask. List it in ALLOWED_ORIGINS.' },
  notFound: { status: 404, title: 'There is no such address.' },
  badMethod: { status: 405, title: 'That method is of no use at this address.' },
  bodyTooLarge: { status: 413, title: 'A body has at most 64 KiB.' },
  notSigned: { status: 401, title: 'This has to be signed by a member.' },
  tooManyHooks: { status: 409, title: `A room has at most ${MAX_HOOKS_PER_ROOM} webhooks.` },
  hookKnown: { status: 409, title: 'That webhook was made already. What is secret about it is shown once.' },
  hookUnknown: { status: 404, title: 'There is no such webhook.' },
  hookNotYours: { status: 403, title: 'Only who made a webhook may revoke it.' },
  hookTargetBad: {
    status: 422,
    title: 'A webhook leads to a public name over https, without a port, user or password.',
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
