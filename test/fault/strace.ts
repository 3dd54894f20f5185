// Crash points by strace: counting a server's writes, and killing it on entering the Nth of them. A signal that comes
// on entering a call means that this write did not happen, nor anything after it. strace counts per thread; all of a
// room's writes come from one. (What no signal can show is a power cut: what the kernel was given survives SIGKILL.)
import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';

/** The two calls by which SQLite makes something durable. */
export const writeCalls = ['pwrite64', 'fsync'] as const;
export type WriteCall = (typeof writeCalls)[number];

/** The server is killed on entering its `nth` such call. */
export interface CrashPoint {
  readonly call: WriteCall;
  readonly nth: number;
}

export const hasStrace = (): boolean => spawnSync('strace', ['--version']).status === 0;

/** Without --seccomp-bpf, which is quicker, but with which strace 6.1 injects nothing. */
const quietly = ['strace', '-f', '-qqq', '-e', 'signal=none'];
const traced = `trace=${writeCalls.join(',')}`;

export function killingAt({ call, nth }: CrashPoint): string[] {
  return [...quietly, '-o', '/dev/null', '-e', traced, '-e', `inject=${call}:signal=KILL:when=${nth}`];
}

export function countingInto(file: string): string[] {
  return [...quietly, '-ttt', '-o', file, '-e', traced];
}

/** Calls so far of each kind by the thread that made most of them, before a moment (ms since 1970) and in all. */
export interface WriteCount {
  readonly before: number;
  readonly total: number;
}

export type WriteCounts = Record<WriteCall, WriteCount>;

export async function countWrites(file: string, momentMs: number): Promise<WriteCounts> {
  const lines = (await readFile(file, 'utf8')).split('\n').flatMap(readLine);
  const count = (call: WriteCall): WriteCount => {
    const ofKind = lines.filter((line) => line.call === call);
    const byThread = Map.groupBy(ofKind, ({ thread }) => thread);
    const busiest = [...byThread.values()].sort((a, b) => b.length - a.length)[0] ?? [];
    return { before: busiest.filter(({ atMs }) => atMs < momentMs).length, total: busiest.length };
  };
  return { pwrite64: count('pwrite64'), fsync: count('fsync') };
}

/** Points that lie closer together at the beginning of a room, and reach past SQLite's first checkpoint at the end. */
export function spreadPoints(call: WriteCall, { before, total }: WriteCount, count: number): CrashPoint[] {
  const last = Math.max(1, count - 1);
  return Array.from({ length: count }, (_, at) => {
    return { call, nth: before + 1 + Math.floor((total - before - 1) * 0.9 * (at / last) ** 2) };
  });
}

function readLine(line: string): { thread: string; atMs: number; call: string }[] {
  const found = line.match(/^(?<thread>\d+) +(?<at>\d+\.\d+) (?<call>\w+)\(/)?.groups;
  if (!found?.thread || !found.at || !found.call) return [];
  return [{ thread: found.thread, atMs: Number(found.at) * 1_000, call: found.call }];
}
