// Every URL that the Worker answers; all else are static assets.
import { Hono } from 'hono';
import { parseRoomId } from '../protocol/room-id.ts';
import { PROTOCOL } from '../protocol/version.ts';
import { openEcho } from './echo.ts';
import type { Environment } from './environment.ts';
import { mayConnect } from './origin.ts';
import { page } from './page.ts';
import { reportRequest } from './report.ts';
import { SECURITY_HEADERS, securityHeaders } from './security-headers.ts';
import { isTooOld, isUpgrade, refuse } from './upgrade.ts';

type App = { Bindings: Environment };

/** Sockets. They come first and end here, because nothing may touch the headers of a 101 answer. */
const sockets = new Hono<App>()
  .use(async (context, next) => {
    if (!isUpgrade(context.req.raw)) return next();
    if (mayConnect(context.req.raw, context.env.ALLOWED_ORIGINS)) return next();
    return context.text('This origin may not connect. List it in ALLOWED_ORIGINS.\n', 403, SECURITY_HEADERS);
  })
  .get('/echo', async (context, next) => (isUpgrade(context.req.raw) ? openEcho() : next()))
  .get('/room/:id', async (context, next) => {
    const request = context.req.raw;
    if (!isUpgrade(request)) return next();
    const id = parseRoomId(context.req.param('id'));
    if (!id.ok) return refuse(request, id.error);
    if (isTooOld(request)) return refuse(request, 'tooOld');
    return context.env.ROOM.getByName(id.value).fetch(request);
  });

const pages = new Hono<App>()
  .use(securityHeaders)
  .get('/api/health', (context) => context.json({ ok: true, protocol: PROTOCOL }))
  .get('/echo', (context) =>
    context.text('Open a WebSocket here: every text frame comes back.\n', 426, { Upgrade: 'websocket' }),
  )
  .get('/room/:id', async (context) => {
    const typed = context.req.param('id');
    const id = parseRoomId(typed);
    if (!id.ok) return page(context.env, context.req.url, 400);
    const canonical = `/room/${encodeURIComponent(id.value)}${new URL(context.req.url).search}`;
    return id.value === typed ? page(context.env, context.req.url, 200) : context.redirect(canonical, 308);
  })
  .get('/room/:id/', (context) => context.redirect(`/room/${encodeURIComponent(context.req.param('id'))}`, 308))
  .all('/api/*', (context) => context.json({ error: 'notFound', message: 'There is no such address.' }, 404))
  .all('*', (context) => page(context.env, context.req.url, 404));

export const app = new Hono<App>()
  .onError((fault, context) => {
    reportRequest(fault);
    return context.text('Something broke here. Try again in a moment.\n', 500, SECURITY_HEADERS);
  })
  .route('/', sockets)
  .route('/', pages);
