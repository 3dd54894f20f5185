// Runs one command to its end and hands back what it printed. Knows nothing of what the command does.

import { type ChildProcess, spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { rootFolder } from './folders.ts';

export interface CommandResult {
  exitCode: number;
  /** Standard output and error, in the order they came. */
  output: string;
}

export interface CommandOptions {
  env?: Record<string, string>;
  /** Stops the command, and all that it started, when it takes longer. */
  timeoutMs?: number;
  /** How long it may then take to stop by itself. */
  graceMs?: number;
}

/** What a command printed last may still be on its way when it has ended. */
const drainMs = 1_000;

/** A command that cannot be started ends with exit code 127 and says why in its output. */
export function runCommand(command: string[], options: CommandOptions = {}): Promise<CommandResult> {
  const [file = '', ...args] = command;
  const { promise, resolve } = Promise.withResolvers<CommandResult>();
  const output: string[] = [];
  const child = spawn(file, args, {
    cwd: rootFolder,
    env: { ...process.env, ...toolEnv(), ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A process group of its own, to be stopped with everything in it.
    detached: hasGroups,
  });
  const limit = limitTime(child, options);
  const release = endWithUs(child);
  child.stdout.setEncoding('utf8').on('data', (text: string) => output.push(text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => output.push(text));
  const finish = (exitCode: number): void => {
    limit.clear();
    release();
    signalGroup(child, 'SIGKILL');
    child.stdout.destroy();
    child.stderr.destroy();
    resolve({ exitCode: limit.isOver() ? exitCode || 1 : exitCode, output: output.join('') });
  };
  child.on('error', (error) => {
    output.push(String(error));
    finish(127);
  });
  child.on('exit', (code, signal) => {
    if (signal) output.push(`\nstopped by ${signal}\n`);
    // Not for longer: something that it left behind may hold the pipe open for ever.
    const timer = setTimeout(() => finish(code ?? 1), drainMs);
    child.once('close', () => {
      clearTimeout(timer);
      finish(code ?? 1);
    });
  });
  return promise;
}

const hasGroups = process.platform !== 'win32';

/** Asks it to stop when its time is over, and does not ask twice. */
function limitTime(child: ChildProcess, { timeoutMs, graceMs = 5_000 }: CommandOptions) {
  const timers: NodeJS.Timeout[] = [];
  let isOver = false;
  const stop = (): void => {
    isOver = true;
    signalGroup(child, 'SIGTERM');
    timers.push(setTimeout(() => signalGroup(child, 'SIGKILL'), graceMs));
  };
  if (timeoutMs !== undefined) timers.push(setTimeout(stop, timeoutMs));
  return { isOver: () => isOver, clear: () => timers.forEach(clearTimeout) };
}

/** Ctrl+C reaches our own group only, so that whoever ends us ends it by us. */
function endWithUs(child: ChildProcess): () => void {
  const reap = (): void => signalGroup(child, 'SIGKILL');
  const leave = (): void => process.exit(1);
  const signals: NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  process.on('exit', reap);
  for (const signal of signals) process.on(signal, leave);
  return () => {
    process.removeListener('exit', reap);
    for (const signal of signals) process.removeListener(signal, leave);
  };
}

/** A group in which nobody is left is no error. */
function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(hasGroups ? -pid : pid, signal);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

/** Our own tools first on PATH: the machine's Node may be too old for them. No question and no telemetry from wrangler. */
function toolEnv(): Record<string, string> {
  const path = [join(rootFolder, 'node_modules/.bin'), process.env.PATH].join(delimiter);
  return { PATH: path, WRANGLER_SEND_METRICS: 'false', NO_COLOR: '1', FORCE_COLOR: '0' };
}
