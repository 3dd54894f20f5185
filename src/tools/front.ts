// The front of `npm run serve`: stands in for Cloudflare's edge between the socket and the Worker. It tells the Worker
// the peer's real address and chooses between Worker and assets as `run_worker_first` says. Runs inside workerd.
//
// Why not miniflare's own entry: it believes a client's CF-Connecting-IP, and its proxies made joining twice and
// relaying three times as slow. workerd writes the peer's address into `request.cf.clientIp` itself.

interface FrontRequest extends Request {
  cf?: { clientIp?: string };
}

interface AssetsEnv {
  ASSETS: { fetch(request: Request): Promise<Response> };
}

interface FetchHandler<Env, Context> {
  fetch(request: Request, env: Env, context: Context): Response | Promise<Response>;
}

export function createFront<Env extends AssetsEnv, Context>(
  worker: FetchHandler<Env, Context>,
  workerFirst: readonly string[],
): FetchHandler<Env, Context> {
  return {
    async fetch(incoming, env, context) {
      const request = withPeerAddress(incoming);
      if (isWorkerFirst(new URL(request.url).pathname, workerFirst)) return worker.fetch(request, env, context);
      const asset = await env.ASSETS.fetch(request);
      return asset.status === 404 ? worker.fetch(request, env, context) : asset;
    },
  };
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
