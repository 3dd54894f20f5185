// Runs the built Worker and page on workerd, as deployed: one runtime process, no development proxy.
// `npm run serve` and tests start Ajar through this.

import { chmod, mkdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { CoreHeaders, convertV4MiniflareOptions, Miniflare } from 'miniflare';
import { buildDeployment, type Deployment, readDeployment } from './deployment.ts';
import { publicFolder, workerFolder } from './folders.ts';
import { createOutbound } from './outbound.ts';

const PRIVATE = 0o700;

export interface ServerOptions {
  /** 0 picks a free one. */
  port: number;
  host?: string;
  /** Folder the rooms are kept in; it is made when missing. */
  persist: string;
  /** Override the vars of wrangler.toml; a name that is not there is refused. */
  vars?: Record<string, string>;
  /** Whether to make a new bundle first, instead of serving the last one. */
  build: boolean;
  /** Folder of the bundle. */
  worker?: string | undefined;
  /** Names that lead here, beside `localhost`: who asks for another is turned away. */
  publicNames?: readonly string[];
}

export interface Server {
  url: string;
  stop(): Promise<void>;
}

export async function startServer(options: ServerOptions): Promise<Server> {
  const folder = resolve(options.worker ?? workerFolder);
  if (options.build) await buildDeployment(folder);
  const deployment = await readDeployment(folder);
  const vars = overrideVars(deployment.vars, options.vars ?? {});
  await makePrivate(options.persist);
  believeOnlyTheSocket();
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      host: '127.0.0.1',
      port: 0,
      // Without this miniflare would ask Cloudflare where in the world this machine is.
      cf: false,
      telemetry: { enabled: false },
      resourcePersistencePath: resolve(options.persist),
      handleStructuredLogs: ({ level, message }) => process.stderr.write(`${level}: ${message}\n`),
      workers: [
        closedDoor,
        {
          ...(await describeWorker(deployment, folder, options)),
          bindings: { ...vars, OWN_HOSTS: [options.host ?? '', ...(options.publicNames ?? [])].join(' ') },
          outboundService: createOutbound(vars.HOOK_TARGETS ?? ''),
        },
      ],
    }),
  );
  await miniflare.ready;
  const url = await miniflare.unsafeGetDirectURL(deployment.name, 'Front');
  return { url: url.origin, stop: () => miniflare.dispose() };
}

/**
 * What is said in rooms is for who runs this, not for all of the machine. A folder that was there before may hold other
 * things too, such as a home: of that, only the part with the rooms is closed.
 */
async function makePrivate(persist: string): Promise<void> {
  const rooms = join(persist, 'do');
  await mkdir(rooms, { recursive: true, mode: PRIVATE });
  // Whose folder it is decides; a group that shares one keeps it.
  await chmod(rooms, PRIVATE).catch(() => {});
}

/** Miniflare always opens its own entry, on a random loopback port, and it leads to the first worker: to this one. */
const closedDoor = {
  name: 'closed-door',
  modules: true,
  script: 'export default { fetch: () => new Response(null, { status: 404 }) }',
  compatibilityDate: '2026-10-01',
};

/**
 * With a `cf` header named, workerd takes `request.cf` from whoever sends that header; with none named it writes the
 * peer's address there. Miniflare has no option for that, only this name. `test/tools` fails should it stop working.
 */
function believeOnlyTheSocket(): void {
  Reflect.set(CoreHeaders, 'CF_BLOB', undefined);
}

async function describeWorker(deployment: Deployment, folder: string, { host = '127.0.0.1', port }: ServerOptions) {
  const objects = Object.entries(deployment.durableObjects);
  return {
    name: deployment.name,
    compatibilityDate: deployment.compatibilityDate,
    compatibilityFlags: deployment.compatibilityFlags,
    modulesRoot: folder,
    modules: await Promise.all(['front.js', 'index.js'].map((name) => readModule(join(folder, name)))),
    durableObjects: Object.fromEntries(objects.map(([name, className]) => [name, { className, useSQLite: true }])),
    unsafeDirectSockets: [{ host, port, entrypoint: 'Front' }],
    assets: {
      directory: publicFolder,
      binding: deployment.assetsBinding,
      routerConfig: { has_user_worker: true },
      assetConfig: {},
    },
  };
}

async function readModule(path: string) {
  return { type: 'ESModule' as const, path, contents: await readFile(path, 'utf8') };
}

function overrideVars(known: Record<string, string>, own: Record<string, string>): Record<string, string> {
  const stranger = Object.keys(own).find((name) => !(name in known));
  if (stranger) throw new Error(`wrangler.toml has no var ${stranger}; it has ${Object.keys(known).join(', ')}`);
  return { ...known, ...own };
}
