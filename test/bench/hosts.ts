// Starts the rooms that are measured, each in a process of its own, and tells what those processes used.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { generousVars, spawnServer } from '../support/server.ts';
import { bundlePeer } from './peers/bundle-peer.ts';

/** Linux counts CPU time in ticks of 1/100 s. */
const TICK_MS = 10;
const READY_WITHIN_MS = 30_000;

export interface Host {
  readonly port: number;
  /** CPU time used so far by the room's process, ms. */
  cpuMs(): number;
  /** Its resident memory, bytes. */
  memoryBytes(): number;
  /** Ends it without a word. The data stays until `stop`. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

export interface HostOptions {
  /** Folder of the built Worker. */
  readonly worker: string;
  readonly persist?: string;
  readonly port?: number;
  readonly vars?: Record<string, string>;
}

/** Limits out of the way: peers have none. */
const vars = { ...generousVars, MEMBERS_PER_ROOM: '0' };

/** Ajar as `npm run serve` runs it. */
export async function hostAjar(options: HostOptions): Promise<Host> {
  return hosted(await spawnServer({ ...options, vars: { ...vars, ...options.vars } }));
}

/** A peer on workerd, hosted in the same way. */
export async function hostPeer(name: string): Promise<Host> {
  return hosted(await spawnServer({ worker: await bundlePeer(name) }));
}

/** A peer on Node. */
export async function hostNodePeer(name: string): Promise<Host> {
  const script = fileURLToPath(new URL(`peers/node/${name}.ts`, import.meta.url));
  const child = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const port = await readPort(child);
  endWithUs(child.pid ?? 0, once(child, 'exit'));
  const end = async (): Promise<void> => {
    child.kill('SIGKILL');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  };
  return { port, ...figuresOf(child.pid ?? 0), kill: end, stop: end };
}

type Spawned = Awaited<ReturnType<typeof spawnServer>>;

function hosted(server: Spawned): Host {
  const port = Number(new URL(server.url).port);
  endWithUs(-server.pid, server.ended);
  return { port, ...figuresOf(workerdOf(server.pid)), kill: server.kill, stop: server.stop };
}

/** Servers lead process groups of their own: without this they would outlive a bench that fails or is interrupted. */
const running = new Set<number>();

function endWithUs(id: number, ended: Promise<unknown>): void {
  if (running.size === 0) process.once('SIGINT', exit).once('SIGTERM', exit).on('exit', endAll);
  running.add(id);
  void ended.then(() => {
    running.delete(id);
    if (running.size === 0) process.off('SIGINT', exit).off('SIGTERM', exit).off('exit', endAll);
  });
}

function exit(): void {
  process.exit(1);
}

function endAll(): void {
  for (const id of running) {
    try {
      process.kill(id, 'SIGKILL');
    } catch {
      // It has ended, and its exit was not heard yet.
    }
  }
}

async function readPort(child: ChildProcess): Promise<number> {
  const timer = setTimeout(() => child.kill('SIGKILL'), READY_WITHIN_MS);
  const [line] = await once(child.stdout ?? child, 'data').finally(() => clearTimeout(timer));
  return Number(/:(\d+)\s*$/.exec(String(line))?.[1]);
}

/** The runtime among the processes of the group that `pid` leads. */
function workerdOf(pid: number): number {
  const ids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const found = ids.find((id) => {
    const stat = readProc(id, 'stat');
    return stat.includes('(workerd)') && afterName(stat)[2] === `${pid}`;
  });
  if (!found) throw new Error(`Process group ${pid} has no workerd`);
  return Number(found);
}

function figuresOf(pid: number): Pick<Host, 'cpuMs' | 'memoryBytes'> {
  return {
    cpuMs() {
      const fields = afterName(readProc(`${pid}`, 'stat'));
      return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
    },
    memoryBytes: () => Number(/VmRSS:\s+(\d+)/.exec(readProc(`${pid}`, 'status'))?.[1] ?? 0) * 1024,
  };
}

/** The fields of a stat line that follow the name, from `state` on. */
function afterName(stat: string): string[] {
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

function readProc(id: string, file: string): string {
  try {
    return readFileSync(`/proc/${id}/${file}`, 'utf8');
  } catch {
    return ''; // It ended while we looked.
  }
}
