// Headers of everything the Worker answers itself (S5, S9); `public/_headers` says the same for assets.
import type { MiddlewareHandler } from 'hono';
import { type Embedding, framersOf } from './embedding.ts';

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' blob: data:",
  "connect-src 'self'",
  "font-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': `${POLICY}; frame-ancestors 'none'`,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
};

/** Of answers that are words for a person or a program, made outside Hono. */
export const PLAIN_TEXT_HEADERS = { ...SECURITY_HEADERS, 'Content-Type': 'text/plain; charset=UTF-8' };

/** Two years, as the preload lists ask. Browsers ignore it over http, where it would be untrue. */
const STRICT_TRANSPORT = 'max-age=63072000; includeSubDomains';

/** Of a page that those origins may show in a frame, also in one of a page that isolates itself. */
function embeddedHeaders(framers: readonly string[]): Readonly<Record<string, string>> {
  return {
    ...SECURITY_HEADERS,
    'Content-Security-Policy': `${POLICY}; frame-ancestors ${framers.join(' ')}`,
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'Cross-Origin-Embedder-Policy': 'require-corp',
  };
}

/** Must not be mounted on upgrades: a 101 answer's headers cannot be changed. */
export const securityHeaders: MiddlewareHandler<{ Bindings: Embedding }> = async (context, next) => {
  await next();
  const isPage = context.res.headers.get('Content-Type')?.startsWith('text/html');
  const framers = isPage ? framersOf(context.req.url, context.env.EMBED_ORIGINS) : [];
  const headers = framers.length > 0 ? embeddedHeaders(framers) : SECURITY_HEADERS;
  // `context.header` and not `context.res = …`: that would let an asset's own headers win.
  for (const [name, value] of Object.entries(headers)) context.header(name, value);
  if (new URL(context.req.url).protocol === 'https:') context.header('Strict-Transport-Security', STRICT_TRANSPORT);
};
