// `npm run serve`, for real: what it says, how it stops, whom it believes.

import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { connect } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import WebSocket from 'ws';
import { rootFolder } from '../../src/tools/folders.ts';
import { type SpawnedServer, type SpawnOptions, spawnServer } from '../support/server.ts';

const serveScript = join(rootFolder, 'src/tools/serve.ts');
const running: SpawnedServer[] = [];
let persist: string;

beforeAll(async () => {
  persist = await mkdtemp(join(tmpdir(), 'ajar-serve-'));
});

afterAll(async () => {
  await Promise.all(running.map((server) => server.kill()));
  await rm(persist, { recursive: true, force: true });
});

async function start(options: SpawnOptions = {}): Promise<SpawnedServer> {
  const server = await spawnServer({ persist, ...options });
  running.push(server);
  return server;
}

/** Processes of a group that still run, read from /proc. */
function processesOfGroup(group: number): string[] {
  const stats = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(readStat);
  return stats.filter((stat) => {
    const [state, , itsGroup] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return state !== 'Z' && Number(itsGroup) === group;
  });
}

function readStat(id: string): string {
  try {
    return readFileSync(`/proc/${id}/stat`, 'utf8');
  } catch {
    return ''; // It ended while we looked.
  }
}

/** Says one line in a plain text room and resolves when it comes back. */
async function say(url: string, text: string): Promise<void> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/room/serve-test?name=Brave+Otter`);
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  socket.on('open', () => socket.send(text)).on('error', reject);
  socket.on('message', (data) => String(data).includes(text) && resolve());
  await promise.finally(() => socket.close());
}

/** What comes back to a first "hello": the own line, a refusal, or how the connection was turned down. */
function greet(url: string, headers: Record<string, string>): Promise<string> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/room/serve-greeting`, { headers });
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  socket.on('open', () => socket.send('hello')).on('message', (data) => resolve(String(data)));
  socket.on('unexpected-response', (_, { statusCode }) => resolve(`HTTP ${statusCode}`));
  socket.on('close', (code) => resolve(`closed with ${code}`)).on('error', reject);
  return promise.finally(() => socket.terminate());
}

/** The status of the answer to a request whose lines after the first are these: `fetch` sends no such Host. */
async function statusFor(url: string, ...lines: string[]): Promise<number> {
  const { port } = new URL(url);
  const socket = connect(Number(port), '127.0.0.1').setEncoding('utf8');
  socket.end(['GET /api/health HTTP/1.1', ...lines, 'Connection: close', '\r\n'].join('\r\n'));
  let text = '';
  for await (const chunk of socket) text += chunk;
  return Number(text.split(' ')[1]);
}

/** Everything a plain text client gets on joining with history, up to a line that contains `last`. */
async function readHistory(url: string, last: string): Promise<string> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/room/serve-test?history=50`);
  const lines: string[] = [];
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  socket.on('error', reject).on('close', () => reject(new Error(`closed after: ${lines.join('|')}`)));
  socket.on('message', (data) => {
    lines.push(String(data));
    if (String(data).includes(last)) resolve();
  });
  await promise.finally(() => socket.close());
  return lines.join('\n');
}

describe('serve', () => {
  test('prints one line with its URL, serves page and Worker, and leaves no process behind on SIGTERM', async () => {
    const server = await start();
    expect(server.output()).toBe(`Ajar is at ${server.url}\n`);
    expect((await fetch(server.url)).headers.get('content-type')).toContain('text/html');
    expect((await fetch(`${server.url}/api/health`)).status).toBe(200);
    expect(processesOfGroup(server.pid).length).toBeGreaterThan(1);
    // Not by `stop`, which would clear away what serve forgot.
    process.kill(server.pid, 'SIGTERM');
    expect(await server.ended).toEqual({ code: 0, signal: null });
    expect(processesOfGroup(server.pid)).toEqual([]);
    await server.stop();
  });

  test('applies _headers to the page as deployed', async () => {
    const server = await start();
    const { headers } = await fetch(server.url);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    await server.stop();
  });

  test('compresses the page for who takes that, and for nobody else', async () => {
    const { url } = await start();
    const style = await fetch(`${url}/`).then(async (page) => /\/app\/[^"]+\.css/.exec(await page.text())?.[0]);
    const [packed, plain] = await Promise.all(
      ['gzip', 'identity'].map((coding) => fetch(url + style, { headers: { 'Accept-Encoding': coding } })),
    );
    const encodings = [packed, plain].map((answer) => answer?.headers.get('Content-Encoding'));
    expect(encodings).toEqual(['gzip', null]);
    const text = await plain?.text();
    expect(text).toContain('{');
    // Read once more than it was packed, this would not be text.
    expect(await packed?.text()).toBe(text);
  });

  test('finds its rooms again, after a stop and after a kill', async () => {
    const first = await start();
    await say(first.url, 'before the stop');
    await first.stop();
    const second = await start();
    await say(second.url, 'before the kill');
    await second.kill();
    const third = await start();
    const history = await readHistory(third.url, 'before the kill');
    expect(history).toContain('before the stop');
    await third.stop();
  });

  test('counts connections by the real address of the peer, whatever headers claim', async () => {
    const server = await start({ vars: { CONNECTIONS_PER_ADDRESS: '1' } });
    const claims = {
      'CF-Connecting-IP': '203.0.113.7',
      'MF-CF-Blob': '{"clientIp":"203.0.113.7:1"}',
      'X-Forwarded-For': '203.0.113.7',
    };
    expect(await greet(server.url, {})).toContain('hello');
    expect(await greet(server.url, claims)).not.toContain('hello');
    await server.stop();
  });

  test('[S1] answers under its own names only, and says nothing of hosts that are none', async () => {
    const server = await start({ publicNames: ['chat.example'] });
    const said = server.output();
    const hosts = ['127.0.0.1', 'localhost:1', '192.168.7.7', 'chat.example', 'rebind.example', 'a b', '[::1'];
    const statuses = [];
    for (const host of hosts) statuses.push(await statusFor(server.url, `Host: ${host}`));
    expect(statuses).toEqual([200, 200, 200, 200, 421, 400, 400]);
    expect(await statusFor(server.url, 'Host: 127.0.0.1', 'Host: rebind.example')).toBe(400);
    expect(server.output()).toBe(said);
    await server.stop();
  });

  test('[G16] opens no more rooms for one address than it may join', async () => {
    const server = await start({ vars: { JOINS_PER_ADDRESS: '2' } });
    const statuses = [];
    for (const room of ['first', 'second', 'third', 'first']) {
      statuses.push((await fetch(`${server.url}/api/v1/rooms/serve-${room}`)).status);
    }
    expect(statuses).toEqual([200, 200, 429, 200]);
    await server.stop();
  });

  test('[S13] keeps rooms where nobody else of the machine reads them, in a new folder and in an old one', async () => {
    const fresh = join(persist, 'fresh');
    const old = join(persist, 'old');
    await mkdir(join(old, 'do'), { recursive: true, mode: 0o755 });
    for (const folder of [fresh, old]) await (await start({ persist: folder })).stop();
    const modes = [fresh, join(fresh, 'do'), join(old, 'do')].map(async (path) => (await stat(path)).mode & 0o777);
    expect(await Promise.all(modes)).toEqual([0o700, 0o700, 0o700]);
  });

  test('is not reached from elsewhere unless asked', async (context) => {
    const own = Object.values(networkInterfaces())
      .flat()
      .find((address) => address?.family === 'IPv4' && !address.internal);
    if (!own) return context.skip('this machine has no address but its own loopback');
    const server = await start();
    await expect(fetch(server.url.replace('127.0.0.1', own.address))).rejects.toThrow();
    await server.stop();
  });
});

describe('serve refuses', () => {
  const run = (...args: string[]) =>
    promisify(execFile)(process.execPath, [serveScript, ...args]).then(
      () => expect.unreachable('it should have failed'),
      ({ code, stderr }: { code: number; stderr: string }) => ({ code, stderr }),
    );

  test('a wrong argument, with exit code 2', async () => {
    expect(await run('--port', 'x')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--port wants a number'),
    });
  });

  test('a var that wrangler.toml does not have', async () => {
    const failed = await run('--no-build', '--port', '0', '--persist', persist, '--var', 'NOPE=1');
    expect(failed).toMatchObject({ code: 1, stderr: expect.stringContaining('wrangler.toml has no var NOPE') });
  });

  test('a port that is taken, with one sentence', async () => {
    const server = await start();
    const failed = await run('--no-build', '--port', new URL(server.url).port, '--persist', persist);
    expect(failed.code).toBe(1);
    expect(failed.stderr).toMatch(/in use/);
    await server.stop();
  });
});
