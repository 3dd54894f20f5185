// What can be done with webhooks, and by them.
import { HookList, HookMade, HookWish } from '../hooks/hook-wish.ts';
import { json, type Operation, ROOM } from './operation.ts';

export const HOOK_OPERATIONS: readonly Operation[] = [
  {
    ...{ id: 'listHooks', method: 'get', path: `${ROOM}/hooks`, summary: 'The webhooks of the room' },
    isSigned: true,
    description: 'Only its maker is told where an outgoing one leads; nobody is told again what is secret.',
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
    isSigned: true,
    description:
      'An incoming one is an address to post to, an outgoing one is told what people say, as Standard Webhooks has it. ' +
      '`hears`: `all`, or `mentions` of its name.',
    body: json('What it is to be.', HookWish),
    answers: { 201: json('With `url`, or with `secret` (`whsec_…`): this once.', HookMade) },
  },
  {
    ...{ id: 'revokeHook', method: 'delete', path: `${ROOM}/hooks/{hook}`, summary: 'Revoke your webhook' },
    isSigned: true,
    description: 'By its maker.',
    answers: { 204: { description: 'It is gone.', types: {} } },
  },
  {
    ...{ id: 'callHook', method: 'post', path: '/hooks/{room}/{token}', summary: 'Post by an incoming webhook' },
    description:
      'What Slack takes is taken: `text`, `username`, `icon_emoji`, `blocks`, `attachments`, `thread_ts` (a seq), as JSON or in the ' +
      'form field `payload`; also plain text. Names of emoji become emoji. Errors are words, as Slack’s. Under `/discord`: ' +
      '`content`, `username`, `embeds`.',
    body: { description: 'A payload; at most 64 KiB.', types: { 'application/json': null, 'text/plain': null } },
    answers: { 200: { description: 'ok', types: { 'text/plain': null } } },
  },
];
