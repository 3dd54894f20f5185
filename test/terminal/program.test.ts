// The terminal client's process: what it reads, where it writes, and what it runs on.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { text as readAll } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { generousVars, type SpawnedServer, spawnServer } from '../support/server.ts';
import { builtProgram, newPeer, newPerson, type Person, Piped, textsIn } from './world.ts';

let server: SpawnedServer;
let program: string;
let ann: Person;
const running: Piped[] = [];

beforeAll(async () => {
  program = await builtProgram();
  server = await spawnServer({ vars: generousVars });
  ann = await newPerson(server.url);
});

afterEach(() => {
  for (const { child } of running.splice(0)) child.kill('SIGKILL');
});

afterAll(async () => {
  await server.stop();
  await ann.forget();
});

function start(args: readonly string[], env: Record<string, string> = {}): Piped {
  const piped = new Piped(program, args, { ...ann.env, ...env });
  running.push(piped);
  return piped;
}

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
