// Delivers to one hook: one request after the other, signed as Standard Webhooks has it, until one fails.

import { parseJson } from '../../protocol/parse-json.ts';
import type { OutgoingHook } from '../../room/hooks/hook.ts';
import { messagesOf } from '../../room/hooks/messages-of.ts';
import type { Batch, Turn } from '../../room/hooks/outgoing.ts';
import type { Parcel } from '../../room/hooks/parcels.ts';
import { DELIVERY_AGENT } from './loop-guard.ts';
import { signatureOf } from './secrets.ts';
import { judgeTarget } from './target.ts';

const TIMEOUT_MS = 7_000;
/** Then the room gets to what else is due. */
const TURN_MS = 15_000;
/** Of an answer: a message in UTF-8, escaped in JSON. */
const MAX_REPLY_BYTES = 32 * 1024;
const GONE = 410;

export interface DeliveryMeans {
  /** Origins that a deployment allows beside public ones. */
  readonly listed: readonly string[];
  /** False once the hook was revoked. */
  isWanted(): boolean;
  /** What is to be told of this event, as it is now; null if nothing any more. */
  parcel(seq: number): Parcel | null;
  /** Posts what the receiver answered to this event, while the hook is there. */
  reply(seq: number, text: string): Promise<void>;
}

type Answer =
  | { readonly kind: 'taken'; readonly reply: string | null }
  | { readonly kind: 'failed' }
  | { readonly kind: 'gone' };

const UNTOLD: Answer = { kind: 'taken', reply: null };

export async function deliverBatch({ hook, seqs, through }: Batch, means: DeliveryMeans): Promise<Turn> {
  const until = Date.now() + TURN_MS;
  let reached = hook.cursor;
  for (const seq of seqs) {
    if (!means.isWanted() || Date.now() > until) return { kind: 'delivered', reached };
    const parcel = means.parcel(seq);
    const answer = parcel ? await send(hook, parcel, means.listed) : UNTOLD;
    if (answer.kind !== 'taken') return { kind: answer.kind, reached };
    if (answer.reply !== null) await means.reply(seq, answer.reply);
    reached = seq;
  }
  return { kind: 'delivered', reached: through };
}

async function send(hook: OutgoingHook, parcel: Parcel, listed: readonly string[]): Promise<Answer> {
  const target = judgeTarget(hook.url, listed);
  if (!target.ok) return { kind: 'failed' };
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), TIMEOUT_MS);
  try {
    const response = await fetch(target.value, { ...(await requestOf(hook, parcel)), signal: patience.signal });
    if (response.ok) return { kind: 'taken', reply: await replyIn(response) };
    await response.body?.cancel();
    return { kind: response.status === GONE ? 'gone' : 'failed' };
  } catch {
    // Not reached, not in time, or broken off: all of it is the receiver's, and tried again.
    return { kind: 'failed' };
  } finally {
    // A timer that is not stopped keeps the room awake.
    clearTimeout(timer);
  }
}

/** A redirect could lead anywhere, so it is an answer like any other, and no good one. */
async function requestOf({ secret }: OutgoingHook, { id, body }: Parcel): Promise<RequestInit> {
  const timestamp = Math.floor(Date.now() / 1_000);
  const signature = await signatureOf(secret, { id, timestamp, body });
  const headers = deliveryHeaders({ id, timestamp, signature });
  return { method: 'POST', headers, body, redirect: 'manual' };
}

export function deliveryHeaders(about: { id: string; timestamp: number; signature: string }): Record<string, string> {
  return {
    'Content-Type': 'application/json',
    'User-Agent': DELIVERY_AGENT,
    'webhook-id': about.id,
    'webhook-timestamp': `${about.timestamp}`,
    'webhook-signature': about.signature,
  };
}

/** What the bot is to say: a message's worth of plain text, or `{"text": "…"}`. Null if nothing. */
async function replyIn(response: Response): Promise<string | null> {
  const type = response.headers.get('Content-Type')?.split(';')[0]?.trim().toLowerCase();
  if (response.status !== 200 || (type !== 'text/plain' && type !== 'application/json')) {
    await response.body?.cancel();
    return null;
  }
  const text = await readText(response);
  const said = messagesOf(type === 'text/plain' ? text : textIn(text), 1);
  return said.ok ? (said.value[0] ?? null) : null;
}

/** What is longer than a message can be is none. */
async function readText(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.byteLength;
    if (length > MAX_REPLY_BYTES) return '';
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function textIn(json: string): string {
  const parsed = parseJson(json);
  const said = parsed.ok ? parsed.value : null;
  return typeof said === 'object' && said !== null && 'text' in said && typeof said.text === 'string' ? said.text : '';
}
