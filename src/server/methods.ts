// Which methods an address has, for OPTIONS and for whoever tries another one.
import type { Context } from 'hono';
import { problem } from './problem.ts';

/** Every other address is only read. */
const METHODS: readonly (readonly [path: RegExp, methods: string])[] = [
  [/^\/room\/[^/]+$/, 'GET, HEAD, POST'],
  [/^\/api\/v1\/rooms\/[^/]+\/(?:messages|hooks)$/, 'GET, HEAD, POST'],
  [/^\/api\/v1\/rooms\/[^/]+\/messages\/\d+$/, 'GET, HEAD, PATCH, DELETE'],
  [/^\/api\/v1\/rooms\/[^/]+\/messages\/\d+\/reactions\/[^/]+$/, 'PUT, DELETE'],
  [/^\/api\/v1\/rooms\/[^/]+\/hooks\/[^/]+$/, 'DELETE'],
];

export function allowedAt(path: string): string {
  const [, methods = 'GET, HEAD'] = METHODS.find(([fits]) => fits.test(path)) ?? [];
  return `${methods}, OPTIONS`;
}

export function refuseMethod({ req }: Context): Response {
  const refusal = problem({ code: 'badMethod' });
  refusal.headers.set('Allow', allowedAt(req.path));
  return refusal;
}
