// What the links that people share answer to programs.
import { type Operation, PAGE, WRITE } from './operation.ts';
import { Message, MessagePage, NamedEvent } from './schemas.ts';

export const LINK_OPERATIONS: readonly Operation[] = [
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
  {
    ...{ id: 'readLinked', method: 'get', path: '/room/{room}/m/{seq}', summary: 'One message, by its link' },
    description: 'What is answered depends on Accept, and commands such as curl get the line; browsers get the page.',
    answers: {
      200: {
        description: 'The message as it reads now.',
        types: { 'text/plain': null, 'application/json': Message, 'text/html': null },
      },
    },
  },
];
