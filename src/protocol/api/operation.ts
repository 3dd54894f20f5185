// What an operation over HTTP is, as data, and what operations have in common.
import type * as v from 'valibot';

const API_PATH = '/api/v1';
/** Of the document: the first number is the path's. */
export const API_VERSION = '1.0.0';

export interface Operation {
  readonly id: string;
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** Parameters in braces. */
  readonly path: string;
  readonly summary: string;
  /** What the summary has no room for. */
  readonly description?: string;
  /** Only signed. */
  readonly isSigned?: true;
  readonly query?: readonly QueryName[];
  readonly headers?: readonly HeaderName[];
  readonly body?: Content;
  readonly answers: { readonly [status: number]: Content };
}

export interface Content {
  readonly description: string;
  /** By media type; null where it is text that no schema describes. */
  readonly types: { readonly [type: string]: v.GenericSchema | null };
}

export const QUERY = {
  before: 'Only what is older than this seq, the newest of it.',
  after: 'Only what is newer than this seq, the oldest of it.',
  limit: 'How many at most: 50 unless asked, never more than 100 (20 and 50 for a search).',
  name: 'What a guest, or a member whom the room has not met, is called. Without it a name is made up.',
  q: 'Words, "phrases", from:name, before:2026-01-31, after:2026-01-31, has:link.',
  format: 'ndjson (the default) or text.',
  since: 'Begin after this seq. An EventSource that comes back says Last-Event-ID instead.',
  history: 'Begin with the last messages, at most 100.',
} as const;
export type QueryName = keyof typeof QUERY;
export const NUMBERS: ReadonlySet<QueryName> = new Set(['before', 'after', 'limit', 'since', 'history']);

export const HEADERS = {
  'Idempotency-Key': 'A request that is sent again with the same key by the same author does nothing again.',
  'Last-Event-ID': 'The id of the last event that was received: the stream goes on exactly after it.',
} as const;
export type HeaderName = keyof typeof HEADERS;

export const PARAMETERS: { readonly [name: string]: string } = {
  room: 'The id of the room.',
  seq: 'The place of the message in the log.',
  emoji: 'One emoji, percent-encoded.',
  hook: 'The id of the webhook.',
  token: 'What only the webhook’s maker was shown.',
};

export const ROOM = `${API_PATH}/rooms/{room}`;
/** What pages are asked for by. */
export const PAGE: readonly QueryName[] = ['before', 'after', 'limit'];
/** What every call takes that writes. */
export const WRITE = { query: ['name'], headers: ['Idempotency-Key'] } as const;

export function json(description: string, schema: v.GenericSchema): Content {
  return { description, types: { 'application/json': schema } };
}
