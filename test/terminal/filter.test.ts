// The terminal client between programs: lines in, lines out, and an exit code that can be relied on.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type SpawnedServer, spawnServer } from '../support/server.ts';
import { builtProgram, endRuns, newPeer, newPerson, type Person, startPiped, textsIn } from './world.ts';

let server: SpawnedServer;
let program: string;
let ann: Person;
let rooms = 0;
/** Few enough that a program is told to wait. */
const vars = { POSTS_PER_SECOND: '200', POST_BURST: '20' };
const nowhere = 'http://127.0.0.1:1';

beforeAll(async () => {
  program = await builtProgram();
  server = await spawnServer({ vars });
  ann = await newPerson(server.url);
});

afterEach(endRuns);

afterAll(async () => {
  await server.stop();
  await ann.forget();
});

function freshRoom(): string {
  rooms += 1;
  return `filter-${rooms}`;
}

const start = (args: readonly string[], env: Record<string, string> = {}) =>
  startPiped(program, args, { ...ann.env, ...env });

const run = (...args: string[]) => start(args).finish();

describe('as a filter', () => {
  test('sends every line, in order, and ends when all are stored', async () => {
    const room = freshRoom();
    const lines = Array.from({ length: 60 }, (_, i) => `line ${i}`);
    const { code, stdout, stderr } = await start([room]).finish(`${lines.join('\n')}\n\n`);
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(await textsIn(server.url, room)).toEqual(lines);
  });

  test('prints what others say, not what it said itself, and nothing that a terminal obeys', async () => {
    const room = freshRoom();
    const bo = newPeer(server.url, room, 'Bo');
    await bo.post('message', { text: 'before' });
    await expect.poll(() => bo.state.timeline.head).toBe(1);
    const filter = start([room, '--name', 'Ann']);
    await expect.poll(() => bo.state.roster.count).toBe(2);
    filter.write('mine\n');
    await expect.poll(() => bo.state.timeline.head).toBe(2);
    await bo.post('message', { text: 'yours\nover two lines \u202e' });
    await bo.post('message', { text: 'waves', action: true });
    await expect.poll(() => filter.stdout).toBe('Bo: yours\n  over two lines ‹U+202E›\nBo: /me waves\n');
    expect(await filter.finish()).toMatchObject({ code: 0 });
    bo.close();
  });

  test('says what was refused, and that something was', async () => {
    const room = freshRoom();
    const { code, stderr } = await start([room]).finish(`fine\n${'x'.repeat(4_001)}\nalso fine\n`);
    expect(code).toBe(3);
    expect(stderr).toMatch(/^ajar: Not sent: it has more than 4000 characters: x{80}\n$/);
    expect(await textsIn(server.url, room)).toEqual(['fine', 'also fine']);
  });

  test('[G9] keeps what could not be sent, and the next run sends it', async () => {
    const room = freshRoom();
    const there = { AJAR_URL: server.url };
    const link = `${server.url}/room/${room}`;
    await server.kill();
    const unsent = await start(['send', link, '--timeout', '1', 'kept']).finish();
    expect(unsent.code).toBe(69);
    expect(unsent.stderr).toContain('1 not sent yet; kept for the next run.');
    server = await spawnServer({ persist: server.persist, port: Number(new URL(server.url).port), vars });
    expect(await start([room], there).finish()).toMatchObject({ code: 0, stdout: '' });
    expect(await textsIn(server.url, room)).toEqual(['kept']);
  });

  test('[X4] leaves nothing on disk that is stored', async () => {
    const room = freshRoom();
    const { code } = await start([room]).finish(Array.from({ length: 40 }, (_, i) => `line ${i}`).join('\n'));
    expect([code, (await run('send', room, 'the last')).code]).toEqual([0, 0]);
    const files = readdirSync(ann.env.XDG_STATE_HOME ?? '', { recursive: true, encoding: 'utf8' });
    expect(files.filter((file) => /outbox\/.*\.json$/.test(file))).toEqual([]);
  });

  test('ends with 130 when it is interrupted', async () => {
    const room = freshRoom();
    await run('send', room, '--name', 'Ann', 'hello');
    const filter = start(['tail', room]);
    await expect.poll(() => filter.stdout).toBe('Ann: hello\n');
    filter.child.kill('SIGINT');
    expect(await filter.ended()).toMatchObject({ code: 130 });
  });
});

describe('its commands', () => {
  test('send, history, tail, who and export agree', async () => {
    const room = freshRoom();
    await start(['send', room, '--name', 'Ann']).finish('one message\nof two lines\n');
    expect(await run('send', room, 'another', 'one')).toMatchObject({ code: 0, stdout: '', stderr: '' });
    const said = 'Ann: one message\n  of two lines\nAnn: another one\n';
    expect(await run('history', room)).toMatchObject({ code: 0, stdout: said, stderr: '' });
    expect(await run('history', room, '-n', '1')).toMatchObject({ stdout: 'Ann: another one\n' });
    expect(await run('history', room, '--since', '1h')).toMatchObject({ stdout: said });
    expect(await run('history', room, '--since', '2999-01-01')).toMatchObject({ code: 0, stdout: '' });
    const tail = start(['tail', room, '-n', '1']);
    await expect.poll(() => tail.stdout).toBe('Ann: another one\n');
    await run('send', room, 'the last');
    await expect.poll(() => tail.stdout).toBe('Ann: another one\nAnn: the last\n');
    expect(await run('who', room)).toMatchObject({ code: 0, stdout: 'Ann (you) (away)\n' });
    const events = (await run('history', room, '--json')).stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const exported = (await run('export', room, '--format', 'ndjson')).stdout.trim().split('\n').slice(1);
    expect(events).toEqual(exported.map((line) => JSON.parse(line)));
    expect(events.map(({ seq, name }) => [seq, name])).toEqual([1, 2, 3].map((seq) => [seq, 'Ann']));
    expect((await run('export', room)).stdout).toContain('another one');
  });

  test('history reaches further back than the engine keeps', async () => {
    const room = freshRoom();
    const lines = Array.from({ length: 350 }, (_, i) => `line ${i}`);
    await start([room, '--name', 'Ann']).finish(lines.join('\n'));
    const { stdout } = await run('history', room, '-n', '330');
    expect(stdout).toBe(
      lines
        .slice(20)
        .map((line) => `Ann: ${line}\n`)
        .join(''),
    );
  });

  test('a key makes another machine the same person', async () => {
    const other = await newPerson(server.url);
    const exported = await run('key', 'export');
    expect(exported.stdout).toMatch(/^ajar-key-1\.[\w-]{47}\n$/);
    expect(statSync(join(ann.env.XDG_CONFIG_HOME ?? '', 'ajar/key')).mode & 0o777).toBe(0o600);
    const wrong = await start(['key', 'import'], other.env).finish(exported.stdout.replace(/.\n$/, '!\n'));
    expect(wrong).toMatchObject({ code: 3, stderr: expect.stringContaining('Nothing changed: ') });
    expect(await start(['key', 'import'], other.env).finish(exported.stdout)).toMatchObject({ code: 0 });
    const again = await start(['key', 'export'], other.env).finish();
    expect(again.stdout).toBe(exported.stdout);
    await other.forget();
  });

  test.each([
    [2, ['--nope']],
    [2, []],
    [2, ['not a room!']],
    [2, ['lobby', 'extra']],
    [2, ['send', 'lobby', '--timeout', 'soon']],
    [69, ['history', 'lobby', '--timeout', '1', '--url', nowhere]],
    [69, ['export', 'lobby', '--url', nowhere]],
    [0, ['--help']],
    [0, ['--version']],
    [0, ['new']],
  ])('ends with %i: ajar %j', async (code, args) => {
    const finished = await run(...args);
    expect(finished.code).toBe(code);
    expect(code === 0 ? finished.stderr : finished.stdout).toBe('');
    expect(code === 0 ? finished.stdout : finished.stderr).not.toBe('');
  });
});
