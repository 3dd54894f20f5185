// How Slack and Discord answer their callers: in words and numbers that programs made for them look at.
import { retryAfter } from '../retry-after.ts';

/** What can be wrong before the room was asked. */
export type HookTrouble =
  | 'badRoomId'
  | 'badToken'
  | 'badBody'
  | 'bodyTooLarge'
  | 'textBroken'
  | 'textEmpty'
  | 'textTooLong';

export interface Dialect {
  /** `events` are JSON. */
  stored(events: readonly string[]): Response;
  /** `code` is a `HookTrouble`, `hookUnknown`, `fault` or one of `REFUSALS`. */
  refused(code: string, delayMs: number): Response;
}

interface Word {
  readonly status: number;
  readonly slack: string;
  /** Discord has numbers of its own for errors. */
  readonly discord: readonly [code: number, message: string];
}

const UNREADABLE: Word = {
  status: 400,
  slack: 'invalid_payload',
  discord: [50_109, 'The request body contains invalid JSON.'],
};
const UNKNOWN: Word = { status: 404, slack: 'no_service', discord: [10_015, 'Unknown Webhook'] };
const TOO_LONG: Word = { status: 400, slack: 'msg_too_long', discord: [50_035, 'Invalid Form Body'] };
const BROKEN: Word = { status: 500, slack: 'rollup_error', discord: [0, '500: Internal Server Error'] };

const WORDS: Readonly<Record<string, Word>> = {
  badRoomId: { ...UNKNOWN, slack: 'channel_not_found' },
  badToken: { status: 403, slack: 'invalid_token', discord: [50_027, 'Invalid Webhook Token'] },
  hookUnknown: UNKNOWN,
  badBody: UNREADABLE,
  textBroken: UNREADABLE,
  replyUnknown: UNREADABLE,
  textEmpty: { status: 400, slack: 'no_text', discord: [50_006, 'Cannot send an empty message'] },
  textTooLong: TOO_LONG,
  bodyTooLarge: { ...TOO_LONG, status: 413 },
  tooFast: { status: 429, slack: 'rate_limited', discord: [0, 'You are being rate limited.'] },
};

const ALWAYS = { 'Cache-Control': 'no-store' };

export const slack: Dialect = {
  stored: () => words('ok', 200, {}),
  refused(code, delayMs) {
    const { status, slack: word } = WORDS[code] ?? BROKEN;
    return words(word, status, waiting(status, delayMs));
  },
};

/** `waits`: the caller wants to see what was stored. */
export function discord(waits: boolean): Dialect {
  return {
    stored: ([event = '{}']) =>
      waits ? json(messageFrom(event), 200, {}) : new Response(null, { status: 204, headers: ALWAYS }),
    refused(code, delayMs) {
      const {
        status,
        discord: [number, message],
      } = WORDS[code] ?? BROKEN;
      const limit = status === 429 ? { retry_after: delayMs / 1_000, global: false } : {};
      return json({ message, code: number, ...limit }, status, waiting(status, delayMs));
    },
  };
}

function messageFrom(event: string): object {
  const { seq, at, name, body }: { seq: number; at: number; name: string; body: { text: string } } = JSON.parse(event);
  const author = { username: name, bot: true };
  return {
    id: `${seq}`,
    type: 0,
    content: body.text,
    timestamp: new Date(at).toISOString(),
    author,
    embeds: [],
    attachments: [],
  };
}

function waiting(status: number, delayMs: number): Record<string, string> {
  return status === 429 ? { 'Retry-After': retryAfter(delayMs) } : {};
}

/** Exactly the word: programs compare. */
function words(text: string, status: number, headers: Record<string, string>): Response {
  return new Response(text, {
    status,
    headers: { ...ALWAYS, ...headers, 'Content-Type': 'text/plain; charset=utf-8' },
  });
}

function json(value: object, status: number, headers: Record<string, string>): Response {
  return new Response(JSON.stringify(value), {
    status,
    headers: { ...ALWAYS, ...headers, 'Content-Type': 'application/json' },
  });
}
