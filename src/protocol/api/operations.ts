// Everything that can be asked over HTTP, as data: the routes, the document and its page, and the tests go by it.
import type * as v from 'valibot';
import { HookList, HookMade, HookWish } from '../hooks/hook-wish.ts';
import { RoomStats } from '../room-stats.ts';
import {
  AboutRoom,
  EventPage,
  Members,
  Message,
  MessagePage,
  NamedEvent,
  NewMessage,
  NewText,
  SearchResult,
} from './schemas.ts';

export const API_PATH = '/api/v1';
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

const json = (description: string, schema: v.GenericSchema): Content => ({
  description,
  types: { 'application/json': schema },
});
const ROOM = `${API_PATH}/rooms/{room}`;
const MESSAGE = `${ROOM}/messages/{seq}`;
const REACTION = `${MESSAGE}/reactions/{emoji}`;
const PAGE: readonly QueryName[] = ['before', 'after', 'limit'];
const WRITE = { query: ['name'], headers: ['Idempotency-Key'] } as const;
const CHANGED = { 200: json('The change, which is an event of its own.', NamedEvent) };

export const OPERATIONS: readonly Operation[] = [
  {
    ...{ id: 'getRoom', method: 'get', path: ROOM, summary: 'What the room is' },
    answers: { 200: json('The room.', AboutRoom) },
  },
  {
    ...{ id: 'listMessages', method: 'get', path: `${ROOM}/messages`, summary: 'A page of messages as they read now' },
    ...{
      query: PAGE,
      description: 'The latest unless asked otherwise, in ascending order. A page may hold fewer than the limit.',
    },
    answers: { 200: json('The page. `Link` has the addresses of the next ones.', MessagePage) },
  },
  {
    ...{ id: 'postMessage', method: 'post', path: `${ROOM}/messages`, summary: 'Post a message', ...WRITE },
    body: json('The message.', NewMessage),
    answers: {
      201: json('It is stored, and everyone has it. `Location` is its page.', NamedEvent),
      200: json('It had been stored before.', NamedEvent),
    },
  },
  {
    ...{ id: 'getMessage', method: 'get', path: MESSAGE, summary: 'One message as it reads now' },
    answers: { 200: json('The message.', Message) },
  },
  {
    ...{ id: 'editMessage', method: 'patch', path: MESSAGE, summary: 'Change what your message says', ...WRITE },
    body: json('What it says from now on.', NewText),
    answers: CHANGED,
  },
  {
    ...{ id: 'deleteMessage', method: 'delete', path: MESSAGE, summary: 'Delete your message', ...WRITE },
    answers: CHANGED,
  },
  {
    ...{ id: 'addReaction', method: 'put', path: REACTION, summary: 'Put an emoji on a message', ...WRITE },
    answers: CHANGED,
  },
  {
    ...{ id: 'removeReaction', method: 'delete', path: REACTION, summary: 'Take your emoji off a message', ...WRITE },
    answers: CHANGED,
  },
  {
    ...{ id: 'listEvents', method: 'get', path: `${ROOM}/events`, summary: 'A page of the log as it is kept' },
    ...{ query: PAGE, description: 'Changes and new names are events too. What was deleted has the body null.' },
    answers: { 200: json('The page. `Link` has the addresses of the next ones.', EventPage) },
  },
  {
    ...{ id: 'listMembers', method: 'get', path: `${ROOM}/members`, summary: 'Who is here' },
    answers: { 200: json('Those who are connected.', Members) },
  },
  {
    ...{ id: 'search', method: 'get', path: `${ROOM}/search`, summary: 'Messages that say something' },
    query: ['q', 'before', 'limit', 'name'],
    answers: { 200: json('What was found, newest first.', SearchResult) },
  },
  {
    ...{ id: 'getStats', method: 'get', path: `${ROOM}/stats`, summary: 'The room in numbers' },
    answers: { 200: json('Sums, with no name or text in them.', RoomStats) },
  },
  {
    ...{
      id: 'exportRoom',
      method: 'get',
      path: `${ROOM}/export`,
      summary: 'The whole log as a file',
      query: ['format'],
    },
    answers: { 200: { description: 'The file.', types: { 'application/x-ndjson': null, 'text/plain': null } } },
  },
  {
    ...{ id: 'listHooks', method: 'get', path: `${ROOM}/hooks`, summary: 'The webhooks of the room' },
    description: 'Signed. Only its maker is told where an outgoing one leads; nobody is told again what is secret.',
    answers: { 200: json('At most ten.', HookList) },
  },
  {
    ...{
      id: 'makeHook',
      method: 'post',
      path: `${ROOM}/hooks`,
      summary: 'Make a webhook',
      headers: ['Idempotency-Key'],
    },
    description:
      'Signed. An incoming one is an address to post to, an outgoing one is told what people say, as Standard Webhooks has it. ' +
      '`hears`: `all`, or `mentions` of its name.',
    body: json('What it is to be.', HookWish),
    answers: { 201: json('With `url`, or with `secret` (`whsec_…`): this once.', HookMade) },
  },
  {
    ...{ id: 'revokeHook', method: 'delete', path: `${ROOM}/hooks/{hook}`, summary: 'Revoke your webhook' },
    description: 'Signed, by its maker.',
    answers: { 204: { description: 'It is gone.', types: {} } },
  },
  {
    ...{ id: 'callHook', method: 'post', path: '/hooks/{room}/{token}', summary: 'Post by an incoming webhook' },
    description:
      'What Slack takes is taken: `text`, `username`, `icon_emoji`, `blocks`, `attachments`, `thread_ts` (a seq), as JSON or in the ' +
      'form field `payload`; also plain text. Errors are words, as Slack’s. Under `/discord`: `content`, `username`, `embeds`.',
    body: { description: 'A payload; at most 64 KiB.', types: { 'application/json': null, 'text/plain': null } },
    answers: { 200: { description: 'ok', types: { 'text/plain': null } } },
  },
  {
    ...{ id: 'followRoom', method: 'get', path: '/room/{room}', summary: 'Read along: curl -N, or an EventSource' },
    description:
      'What is answered depends on Accept; browsers get the page. In a stream of server-sent events `id` is the seq, ' +
      '`event` the kind, `data` an event with its author’s name; `reset` says that something is missing. ' +
      'Whoever reads along is here, as the guest who posts by that name from that address.',
    ...{ query: ['name', 'since', 'history', ...PAGE], headers: ['Last-Event-ID'] },
    answers: {
      200: {
        description: 'A stream of events, a stream of lines, or a page of messages.',
        types: { 'text/event-stream': null, 'text/plain': null, 'application/json': MessagePage, 'text/html': null },
      },
    },
  },
  {
    ...{ id: 'sayInRoom', method: 'post', path: '/room/{room}', summary: 'Post a message: curl -d', ...WRITE },
    body: { description: 'The text, raw, whatever type it claims; at most 64 KiB.', types: { 'text/plain': null } },
    answers: {
      201: {
        description: 'The line as everyone sees it.',
        types: { 'text/plain': null, 'application/json': NamedEvent },
      },
      200: { description: 'It had been stored before.', types: { 'text/plain': null, 'application/json': NamedEvent } },
    },
  },
];
