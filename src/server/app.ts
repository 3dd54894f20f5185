// Every URL that the Worker answers; all else are static assets.
import { Hono } from 'hono';
import { PROTOCOL } from '../protocol/version.ts';
import { api } from './api/routes.ts';
import { crossOrigin } from './cross-origin.ts';
import type { Environment } from './environment.ts';
import { answerExport } from './export-route.ts';
import { answerDiscord, answerSlack, refuseAllButPost } from './hooks/incoming-route.ts';
import { refuseDeliveries } from './hooks/loop-guard.ts';
import { refuseMethod } from './methods.ts';
import { page } from './page.ts';
import { answerLinked } from './permalink.ts';
import { problem } from './problem.ts';
import { answerFault } from './report.ts';
import { postToRoom } from './room-program.ts';
import { answerAsAsked, forPrograms } from './room-url.ts';
import { securityHeaders } from './security-headers.ts';
import { openSocket } from './sockets.ts';
import { answerStats } from './stats-route.ts';

type App = { Bindings: Environment };

const LINK = '/room/:id/m/:seq{[1-9][0-9]{0,15}}';

const pages = new Hono<App>()
  .onError(answerFault)
  .use(securityHeaders)
  .use(refuseDeliveries)
  .get('/api/health', (context) => context.json({ ok: true, protocol: PROTOCOL }))
  .get('/echo', (context) =>
    context.text('Open a WebSocket here: every text frame comes back.\n', 426, { Upgrade: 'websocket' }),
  )
  .use('/room/:id', forPrograms)
  .get('/room/:id', answerAsAsked)
  .post('/room/:id', postToRoom)
  .all('/room/:id', refuseMethod)
  .use(LINK, forPrograms)
  .get(LINK, answerLinked)
  .all(LINK, refuseMethod)
  .get('/room/:id/', (context) =>
    context.redirect(`/room/${encodeURIComponent(context.req.param('id'))}${new URL(context.req.url).search}`, 308),
  )
  .use('/room/:id/stats', crossOrigin)
  .use('/room/:id/export', crossOrigin)
  .get('/room/:id/stats', answerStats)
  .get('/room/:id/export', answerExport)
  .route('/api/v1', api)
  .post('/hooks/:room/:token', answerSlack)
  .post('/hooks/:room/:token/discord', answerDiscord)
  .all('/hooks/*', refuseAllButPost)
  .all('/api/*', () => problem({ code: 'notFound' }))
  .all('*', (context) => page(context.env, context.req.url, 404));

/** Sockets come first and end there, because nothing may touch the headers of a 101 answer. */
export const app = {
  fetch(request: Request, environment: Environment, context?: ExecutionContext): Response | Promise<Response> {
    return openSocket(request, environment) ?? pages.fetch(request, environment, context);
  },
};
