// The API's routes: one for each operation of the document.
import { Hono } from 'hono';
import { crossOrigin } from '../cross-origin.ts';
import type { Environment } from '../environment.ts';
import { listHooks, makeHook, revokeHook } from '../hooks/hook-routes.ts';
import { refuseMethod } from '../methods.ts';
import { problem } from '../problem.ts';
import { reportFault } from '../report.ts';
import { readAbout, readEvents, readExport, readMembers, readMessage, readMessages, readStats } from './reading.ts';
import { readSearch } from './search.ts';
import { addReaction, deleteMessage, editMessage, postMessage, removeReaction } from './writing.ts';

const ROOM = '/rooms/:id';
const MESSAGE = `${ROOM}/messages/:seq{[1-9][0-9]{0,15}}`;
const REACTION = `${MESSAGE}/reactions/:emoji`;
const HOOK = `${ROOM}/hooks/:hook`;
const PARTS = ['messages', 'events', 'members', 'search', 'stats', 'export', 'hooks'];

export const api = new Hono<{ Bindings: Environment }>()
  .onError((fault) => {
    reportFault(fault);
    return problem({ code: 'fault', delayMs: 1_000 });
  })
  .use(crossOrigin)
  .get(ROOM, readAbout)
  .get(`${ROOM}/messages`, readMessages)
  .post(`${ROOM}/messages`, postMessage)
  .get(MESSAGE, readMessage)
  .patch(MESSAGE, editMessage)
  .delete(MESSAGE, deleteMessage)
  .put(REACTION, addReaction)
  .delete(REACTION, removeReaction)
  .get(`${ROOM}/events`, readEvents)
  .get(`${ROOM}/members`, readMembers)
  .get(`${ROOM}/search`, readSearch)
  .get(`${ROOM}/stats`, readStats)
  .get(`${ROOM}/export`, readExport)
  .get(`${ROOM}/hooks`, listHooks)
  .post(`${ROOM}/hooks`, makeHook)
  .delete(HOOK, revokeHook)
  .on('ALL', [ROOM, MESSAGE, REACTION, HOOK, ...PARTS.map((part) => `${ROOM}/${part}`)], refuseMethod)
  .all('*', () => problem({ code: 'notFound' }));
