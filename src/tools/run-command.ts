// Runs one command to its end and hands back what it printed. Knows nothing of what the command does.

import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { rootFolder } from './folders.ts';

export interface CommandResult {
  exitCode: number;
  /** Standard output and error, in the order they came. */
  output: string;
}

export interface CommandOptions {
  env?: Record<string, string>;
  /** Stops the command when it takes longer. */
  timeoutMs?: number;
}

/** A command that cannot be started ends with exit code 127 and says why in its output. */
export function runCommand(command: string[], { env = {}, timeoutMs }: CommandOptions = {}): Promise<CommandResult> {
  const [file = '', ...args] = command;
  const { promise, resolve } = Promise.withResolvers<CommandResult>();
  const output: string[] = [];
  const child = spawn(file, args, {
    cwd: rootFolder,
    env: { ...process.env, ...toolEnv(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(timeoutMs === undefined ? {} : { timeout: timeoutMs }),
  });
  child.stdout.setEncoding('utf8').on('data', (text: string) => output.push(text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => output.push(text));
  child.on('error', (error) => {
    output.push(String(error));
    resolve({ exitCode: 127, output: output.join('') });
  });
  child.on('close', (code, signal) => {
    if (signal) output.push(`\nstopped by ${signal}\n`);
    resolve({ exitCode: code ?? 1, output: output.join('') });
  });
  return promise;
}

/** Our own tools first on PATH: the machine's Node may be too old for them. No question and no telemetry from wrangler. */
function toolEnv(): Record<string, string> {
  const path = [join(rootFolder, 'node_modules/.bin'), process.env.PATH].join(delimiter);
  return { PATH: path, WRANGLER_SEND_METRICS: 'false', NO_COLOR: '1', FORCE_COLOR: '0' };
}
