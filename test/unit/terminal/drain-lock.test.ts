// Who of a person's terminals sends what waits: one process, as long as it runs.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { drainLock } from '../../../src/terminal/disk/drain-lock.ts';

let home: string;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'ajar-lock-'));
});
afterEach(() => rm(home, { recursive: true, force: true }));

describe('the lease', () => {
  const holder = new URL('../../../src/terminal/disk/drain-lock.ts', import.meta.url).href;
  const script = (path: string) => `const { drainLock } = await import(${JSON.stringify(holder)});
    drainLock(${JSON.stringify(path)}).acquire(() => console.log('held'));
    setInterval(() => console.log('looked'), 1_000);`;
  const children: ChildProcess[] = [];

  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
  });

  function otherProcess(path: string) {
    const child = spawn(process.execPath, ['--input-type=module', '-e', script(path)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    children.push(child);
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    return { child, isHolder: () => output.includes('held'), looks: () => output.split('looked').length - 1 };
  }

  /** Each has run for so many seconds, in which it looks again and again. */
  function allLooked(processes: readonly { looks(): number }[], times: number) {
    return expect.poll(() => processes.every(({ looks }) => looks() >= times)).toBe(true);
  }

  test('is one process’s at a time, and passes on when that is killed', { timeout: 20_000 }, async () => {
    const path = join(home, 'room', 'drain.lock');
    const first = otherProcess(path);
    await expect.poll(first.isHolder, { interval: 20 }).toBe(true);
    const others = [otherProcess(path), otherProcess(path), otherProcess(path)];
    await allLooked(others, 1);
    expect(others.filter(({ isHolder }) => isHolder())).toEqual([]);
    first.child.kill('SIGKILL');
    await once(first.child, 'exit');
    await expect.poll(() => others.filter(({ isHolder }) => isHolder()).length).toBe(1);
    await allLooked(others, Math.max(...others.map(({ looks }) => looks())) + 2);
    expect(others.filter(({ isHolder }) => isHolder())).toHaveLength(1);
  });

  test('is let go of, and taken from a process that is no more', async () => {
    const path = join(home, 'drain.lock');
    await writeFile(path, JSON.stringify({ pid: 2 ** 22 + 1, began: '1' }));
    const { promise, resolve } = Promise.withResolvers<void>();
    const letGo = drainLock(path).acquire(resolve);
    await promise;
    expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ pid: process.pid });
    letGo();
    expect(await readdir(home)).toEqual([]);
  });
});
