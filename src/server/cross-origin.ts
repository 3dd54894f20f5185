// Which pages may read what programs are answered (S1): the deployment's own, and those of ALLOWED_ORIGINS.
import type { Context, MiddlewareHandler } from 'hono';
import type { Environment } from './environment.ts';
import { allowedAt } from './methods.ts';
import { mayConnect } from './origin.ts';
import { problem } from './problem.ts';

type App = { Bindings: Environment };

const PREFLIGHT = {
  'Access-Control-Allow-Methods': 'GET, HEAD, POST, PATCH, PUT, DELETE',
  'Access-Control-Allow-Headers': 'Authorization, Content-Type, Idempotency-Key, Last-Event-ID',
  'Access-Control-Max-Age': '600',
};

/** There are no cookies here and so no credentials to allow. A foreign page is turned away before any room is asked. */
export const crossOrigin: MiddlewareHandler<App> = async (context, next) => {
  if (!mayConnect(context.req.raw, context.env.ALLOWED_ORIGINS)) return problem({ code: 'foreignOrigin' });
  if (context.req.method === 'OPTIONS') context.res = answerOptions(context);
  else await next();
  allow(context);
};

function answerOptions(context: Context<App>): Response {
  const isPreflight = context.req.header('Access-Control-Request-Method') !== undefined;
  const headers = { Allow: allowedAt(context.req.path), ...(isPreflight && PREFLIGHT) };
  return new Response(null, { status: 204, headers });
}

function allow(context: Context<App>): void {
  const origin = context.req.header('Origin');
  context.header('Vary', 'Origin', { append: true });
  if (origin === undefined) return;
  context.header('Access-Control-Allow-Origin', origin);
  context.header('Access-Control-Expose-Headers', 'Link, Location, Retry-After');
}
