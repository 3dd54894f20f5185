// What can be done with messages.
import { json, type Operation, PAGE, ROOM, WRITE } from './operation.ts';
import { Message, MessagePage, NamedEvent, NewMessage, NewText } from './schemas.ts';

const MESSAGE = `${ROOM}/messages/{seq}`;
const REACTION = `${MESSAGE}/reactions/{emoji}`;
const CHANGED = { 200: json('The change, which is an event of its own.', NamedEvent) };

export const MESSAGE_OPERATIONS: readonly Operation[] = [
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
];
