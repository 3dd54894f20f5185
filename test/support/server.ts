// Runs `serve` as a child process in a process group of its own, so that a test can end it in any way, kill -9
// included, and start it again on the same data, without ever touching a process that is not its own.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const serveScript = fileURLToPath(new URL('../../src/tools/serve.ts', import.meta.url));
const readyWithinMs = 60_000;
const stoppedWithinMs = 10_000;

export interface SpawnOptions {
  /** Default: a fresh folder, removed by `stop`. */
  persist?: string;
  /** Default: a free one. */
  port?: number;
  vars?: Record<string, string>;
  /** Default: false, because `npm test` has built the Worker before. */
  build?: boolean;
  /** Folder of another bundle than dist/worker. */
  worker?: string;
  /** Names that lead to it. */
  publicNames?: string[];
  /** Put before the command, such as `['strace', '-f', …]`. */
  wrapper?: string[];
}

export interface SpawnedServer {
  url: string;
  persist: string;
  /** Leader of the process group; workerd is one of its children. */
  pid: number;
  /** Resolves when the process has ended, however it did. */
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  /** Everything it printed so far. */
  output(): string;
  /** SIGTERM, then waits; removes the data if the server made its own folder. */
  stop(): Promise<void>;
  /** SIGKILL to the whole group, workerd included; the data stays. */
  kill(): Promise<void>;
}

/** Limits that do not get in the way of a test that is not about limits. */
export const generousVars = {
  POSTS_PER_SECOND: '0',
  POST_BURST: '0',
  CONNECTIONS_PER_ADDRESS: '0',
  JOINS_PER_ADDRESS: '0',
};

export async function spawnServer(options: SpawnOptions = {}): Promise<SpawnedServer> {
  const persist = options.persist ?? (await mkdtemp(join(tmpdir(), 'ajar-test-')));
  const command = [...(options.wrapper ?? []), process.execPath, serveScript, ...asArguments(options, persist)];
  const port = options.port ?? (await findFreePort());
  const [file = '', ...args] = [...command, '--port', String(port)];
  const child = spawn(file, args, { detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const { pid } = child;
  if (pid === undefined) throw new Error(`${file} could not be started`);
  // A test run that is itself cut short must not leave its server behind.
  const reap = () => signal(-pid, 'SIGKILL');
  process.once('exit', reap);
  child.once('exit', () => process.removeListener('exit', reap));
  const output = collectOutput(child);
  const ended = once(child, 'exit').then(([code, signal]) => ({ code, signal }));
  const server = { url: `http://127.0.0.1:${port}`, persist, pid, ended, output };
  await waitUntilReady(child, output).catch((error: unknown) => {
    signal(-pid, 'SIGKILL');
    throw error;
  });
  return { ...server, stop: () => stop(server, options), kill: () => kill(server) };
}

function asArguments(options: SpawnOptions, persist: string): string[] {
  const { vars = {}, build = false, worker, publicNames = [] } = options;
  return [
    ...['--persist', persist],
    ...Object.entries(vars).flatMap(([name, value]) => ['--var', `${name}=${value}`]),
    ...(build ? [] : ['--no-build']),
    ...(worker ? ['--worker', worker] : []),
    ...publicNames.flatMap((name) => ['--public-name', name]),
  ];
}

function collectOutput(child: ChildProcess): () => string {
  const parts: string[] = [];
  child.stdout?.setEncoding('utf8').on('data', (text: string) => parts.push(text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => parts.push(text));
  return () => parts.join('');
}

async function waitUntilReady(child: ChildProcess, output: () => string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const fail = (reason: string) => reject(new Error(`The server ${reason}. It printed:\n${output()}`));
  const timer = setTimeout(() => fail('was not ready in time'), readyWithinMs);
  child.stdout?.on('data', () => /^Ajar is at /m.test(output()) && resolve());
  child.once('exit', (code) => fail(`ended with ${code} before it was ready`));
  await promise.finally(() => clearTimeout(timer));
}

type Running = Pick<SpawnedServer, 'pid' | 'persist' | 'ended'>;

async function stop({ pid, persist, ended }: Running, options: SpawnOptions): Promise<void> {
  const timer = setTimeout(() => signal(-pid, 'SIGKILL'), stoppedWithinMs);
  // Only to the leader, for workerd must not go away under it; but a wrapper like strace would keep it to itself.
  signal(options.wrapper ? -pid : pid, 'SIGTERM');
  await ended.finally(() => clearTimeout(timer));
  signal(-pid, 'SIGKILL');
  if (options.persist === undefined) await rm(persist, { recursive: true, force: true });
}

async function kill({ pid, ended }: Running): Promise<void> {
  signal(-pid, 'SIGKILL');
  await ended;
}

/** A negative id means the group that `detached` made; one that has ended already is no error. */
function signal(id: number, name: NodeJS.Signals): void {
  try {
    process.kill(id, name);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

export async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (typeof address !== 'object' || !address) throw new Error('No free port');
  return address.port;
}
