// Headers of everything the Worker answers itself (S5, S9); `public/_headers` says the same for assets.
import type { MiddlewareHandler } from 'hono';

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
  "frame-ancestors 'none'",
].join('; ');

export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
};

/** Two years, as the preload lists ask. Browsers ignore it over http, where it would be untrue. */
const STRICT_TRANSPORT = 'max-age=63072000; includeSubDomains';

/** Must not be mounted on upgrades: a 101 answer's headers cannot be changed. */
export const securityHeaders: MiddlewareHandler = async (context, next) => {
  await next();
  // `context.header` and not `context.res = …`: that would let an asset's own headers win.
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) context.header(name, value);
  if (new URL(context.req.url).protocol === 'https:') context.header('Strict-Transport-Security', STRICT_TRANSPORT);
};
