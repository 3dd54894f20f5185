// The front of `npm run serve`: stands in for Cloudflare's edge between the socket and the Worker. It tells the Worker
// the peer's real address and chooses between Worker and assets as `run_worker_first` says. It turns away who asks for a
// host that is not this one, and who turns to ever new rooms. Runs inside workerd.
//
// Why not miniflare's own entry: it believes a client's CF-Connecting-IP, and its proxies made joining twice and
// relaying three times as slow. workerd writes the peer's address into `request.cf.clientIp` itself.

import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { retryAfter } from '../server/retry-after.ts';
import { PLAIN_TEXT_HEADERS } from '../server/security-headers.ts';
import { AskedRooms } from './asked-rooms.ts';
import { hostsIn, isOwnHost } from './own-hosts.ts';

interface FrontRequest extends Request {
  cf?: { clientIp?: string };
}

interface FrontEnv {
  ASSETS: { fetch(request: Request): Promise<Response> };
  /** Names this server goes by, beside numbers and `localhost`. */
  OWN_HOSTS?: string;
  ALLOWED_ORIGINS?: string;
  JOINS_PER_ADDRESS?: string;
}

interface FetchHandler<Env, Context> {
  fetch(request: Request, env: Env, context: Context): Response | Promise<Response>;
}

export function createFront<Env extends FrontEnv, Context>(
  worker: FetchHandler<Env, Context>,
  workerFirst: readonly string[],
): FetchHandler<Env, Context> {
  const asked = new AskedRooms();
  return {
    async fetch(incoming, env, context) {
      const url = URL.parse(incoming.url);
      if (url === null) return turnAway(400, 'The Host of this request names no host.');
      if (!isOwnHost(url.hostname, ownHosts(env))) return turnAway(421, foreignHost(url.hostname));
      const request = withPeerAddress(incoming);
      const address = request.headers.get('CF-Connecting-IP') ?? '';
      const most = Number(env.JOINS_PER_ADDRESS ?? 0);
      const waitMs = asked.waitMs({ address, path: url.pathname, most }, Date.now());
      if (waitMs > 0) {
        return turnAway(429, 'Too many rooms from this address.', { 'Retry-After': retryAfter(waitMs) });
      }
      if (isWorkerFirst(url.pathname, workerFirst)) return worker.fetch(request, env, context);
      const asset = await fetchAsset(request, env);
      return asset.status === 404 ? worker.fetch(request, env, context) : asset;
    },
  };
}

const assets = new Hono<{ Bindings: FrontEnv }>()
  .use(compress({ encoding: 'gzip' }))
  .all('*', ({ env, req }) => env.ASSETS.fetch(req.raw));

/** Compressed, as Cloudflare's edge sends it. */
async function fetchAsset(request: Request, env: FrontEnv): Promise<Response> {
  const { body, status, headers } = await assets.fetch(request, env);
  // workerd would compress once more what says that it is compressed.
  const asIs: ResponseInit & { encodeBody: 'manual' } = { status, headers, encodeBody: 'manual' };
  return new Response(body, asIs);
}

function ownHosts({ OWN_HOSTS = '', ALLOWED_ORIGINS = '' }: FrontEnv): string[] {
  return hostsIn(`${OWN_HOSTS},${ALLOWED_ORIGINS}`);
}

function foreignHost(hostname: string): string {
  return `This server does not go by the name ${hostname}. If it should, start it with --public-name ${hostname}.`;
}

function turnAway(status: number, words: string, headers: Record<string, string> = {}): Response {
  return new Response(`${words}\n`, { status, headers: { ...PLAIN_TEXT_HEADERS, ...headers } });
}

/** Overwrites what the client claims; when workerd names no peer, the claim is removed rather than believed. */
export function withPeerAddress(incoming: FrontRequest): Request {
  const address = addressOf(incoming.cf?.clientIp);
  const request = new Request(incoming);
  if (address) request.headers.set('CF-Connecting-IP', address);
  else request.headers.delete('CF-Connecting-IP');
  return request;
}

/** `127.0.0.1:40112` → `127.0.0.1`, `[::1]:40112` → `::1`. */
export function addressOf(clientIp: string | undefined): string | undefined {
  const found = clientIp?.match(/^\[(?<six>[^\]]+)\](?::\d+)?$|^(?<four>[\d.]+)(?::\d+)?$/)?.groups;
  return found?.six ?? found?.four;
}

/** Cloudflare's rule for `run_worker_first`: a `*` stands for anything, a leading `!` takes paths out again. */
export function isWorkerFirst(path: string, patterns: readonly string[]): boolean {
  const isMatched = (pattern: string) => asRegExp(pattern).test(path);
  if (patterns.some((pattern) => pattern.startsWith('!') && isMatched(pattern.slice(1)))) return false;
  return patterns.some((pattern) => !pattern.startsWith('!') && isMatched(pattern));
}

function asRegExp(pattern: string): RegExp {
  return new RegExp(`^${pattern.split('*').map(RegExp.escape).join('.*')}$`);
}
