// The terminal client's process: what it reads, where it writes, and what it runs on.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { text as readAll } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { generousVars, type SpawnedServer, spawnServer } from '../support/server.ts';
import { builtProgram, endRuns, newPeer, newPerson, type Person, startPiped, textsIn } from './world.ts';

let server: SpawnedServer;
let program: string;
let ann: Person;

beforeAll(async () => {
  program = await builtProgram();
  server = await spawnServer({ vars: generousVars });
  ann = await newPerson(server.url);
});

afterEach(endRuns);

afterAll(async () => {
  await server.stop();
  await ann.forget();
});

const start = (args: readonly string[], env: Record<string, string> = {}) =>
  startPiped(program, args, { ...ann.env, ...env });

describe('the program', () => {
  test('reads nothing where it is asked to, and goes on', async () => {
    const room = 'no-input';
    const bo = newPeer(server.url, room, 'Bo');
    const filter = start([room, '--no-input']);
    filter.write('never read\n');
    await expect.poll(() => bo.state.roster.count).toBe(2);
    filter.child.stdin?.end();
    await bo.post('message', { text: 'still there' });
    await expect.poll(() => filter.stdout).toBe('Bo: still there\n');
    filter.child.kill('SIGTERM');
    expect(await filter.ended()).toMatchObject({ code: 143 });
    expect(await textsIn(server.url, room)).toEqual(['still there']);
    bo.close();
  });

  test('sends on what it reads when nobody reads it any more', async () => {
    const room = 'no-reader';
    const bo = newPeer(server.url, room, 'Bo');
    const filter = start([room, '--name', 'Ann']);
    await expect.poll(() => bo.state.roster.count).toBe(2);
    await bo.post('message', { text: 'read' });
    await expect.poll(() => filter.stdout).toBe('Bo: read\n');
    filter.child.stdout?.destroy();
    for (const text of ['unread', 'unread too']) await bo.post('message', { text });
    await expect.poll(() => bo.state.timeline.head).toBe(3);
    filter.write('mine\n');
    await expect.poll(() => bo.state.timeline.head).toBe(4);
    expect(await filter.finish('mine too\n')).toMatchObject({ code: 0, stderr: '' });
    expect(await textsIn(server.url, room)).toEqual(['read', 'unread', 'unread too', 'mine', 'mine too']);
    bo.close();
  });

  test.each([
    ['tail', []],
    ['join', ['--no-input']],
  ])('ends quietly when nobody reads what %s prints', async (command, args) => {
    const room = `no-reader-of-${command}`;
    const bo = newPeer(server.url, room, 'Bo');
    const reading = start([command, room, ...args]);
    await expect.poll(() => bo.state.roster.count).toBe(2);
    await bo.post('message', { text: 'read' });
    await expect.poll(() => reading.stdout).toBe('Bo: read\n');
    reading.child.stdout?.destroy();
    await bo.post('message', { text: 'unread' });
    expect(await reading.ended()).toMatchObject({ code: 0, stderr: '' });
    bo.close();
  });

  test('fails and says why when its output cannot be written', async () => {
    const room = 'full-disk';
    await start(['send', room, 'hello']).finish();
    const full = openSync('/dev/full', 'w');
    const child = spawn(process.execPath, [program, 'history', room], {
      env: ann.env,
      stdio: ['ignore', full, 'pipe'],
    });
    const [stderr, [code]] = await Promise.all([readAll(child.stderr ?? process.stdin), once(child, 'exit')]);
    closeSync(full);
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('ENOSPC') });
  });

  test.each(['20.20.2', '18.0.0'])('says what it needs on Node %s', async (version) => {
    const old = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } });`;
    const env = { NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(old)}` };
    const { code, stdout, stderr } = await start(['lobby'], env).finish();
    expect({ code, stdout, stderr }).toEqual({
      code: 1,
      stdout: '',
      stderr: `ajar: Ajar needs Node 22 or newer, from https://nodejs.org. This is Node ${version}.\n`,
    });
  });
});
