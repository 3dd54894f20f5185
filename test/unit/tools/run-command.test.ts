// How the steps of `npm test` are run: none may keep the others waiting, and none leaves anything running.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { runCommand } from '../../../src/tools/run-command.ts';

/** Also one that nobody has waited for yet is over. */
function isRunning(pid: string): boolean {
  try {
    return !/\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

const shell = (script: string) => ['sh', '-c', script];
/** Hears no SIGTERM, holds the pipe, says who it is. */
const deafChild = `(trap '' TERM; exec sleep 600) & echo $!`;

describe('a command', () => {
  test('hands back what it printed and how it ended', async () => {
    const { exitCode, output } = await runCommand(shell('echo one; echo two >&2; exit 3'));
    expect([exitCode, output.split('\n').sort()]).toEqual([3, ['', 'one', 'two']]);
  });

  test('that is not there ends with 127', async () => {
    const { exitCode, output } = await runCommand(['no-such-command']);
    expect([exitCode, output]).toEqual([127, expect.stringContaining('ENOENT')]);
  });

  test('that leaves a child with its pipe behind is over when it ends, and the child too', async () => {
    const { exitCode, output } = await runCommand(shell(`${deafChild}; exit 0`));
    expect([exitCode, output]).toEqual([0, expect.stringMatching(/^\d+\n$/)]);
    await expect.poll(() => isRunning(output.trim())).toBe(false);
  });
});

describe('a command that takes too long', () => {
  test('is stopped, and its child that hears no SIGTERM', async () => {
    const { exitCode, output } = await runCommand(shell(`${deafChild}; exec sleep 600`), { timeoutMs: 500 });
    expect([exitCode, output]).toEqual([1, expect.stringContaining('stopped by SIGTERM')]);
    await expect.poll(() => isRunning(output.split('\n')[0] ?? '')).toBe(false);
  });

  test('is killed if it does not stop when asked', async () => {
    const deaf = shell(`trap '' TERM; while :; do sleep 0.1; done`);
    const { exitCode, output } = await runCommand(deaf, { timeoutMs: 200, graceMs: 200 });
    expect([exitCode, output]).toEqual([1, expect.stringContaining('stopped by SIGKILL')]);
  });

  test('has failed, even if it ends well when it is asked to', async () => {
    const polite = shell(`trap 'exit 0' TERM; while :; do sleep 0.1; done`);
    expect((await runCommand(polite, { timeoutMs: 500 })).exitCode).toBe(1);
  });
});
