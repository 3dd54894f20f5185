// Commands of the terminal client as newcomers meet them: names that go with the key, long texts, JSON, and no server.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type SpawnedServer, spawnServer } from '../support/server.ts';
import { builtProgram, newPeer, newPerson, type Person, Piped, textsIn } from './world.ts';

let server: SpawnedServer;
let program: string;
let ann: Person;

beforeAll(async () => {
  program = await builtProgram();
  server = await spawnServer({});
  ann = await newPerson(server.url);
});

afterAll(async () => {
  await server.stop();
  await ann.forget();
});

const run = (args: readonly string[], { input = '', who = ann }: { input?: string; who?: Person } = {}) =>
  new Piped(program, args, who.env).finish(input);

async function factsIn(room: string): Promise<string[]> {
  const { stdout } = await run(['history', room, '--json']);
  const events = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  return events.map(({ kind, body }) => `${kind} ${body.text ?? body.name}`);
}

describe('the name', () => {
  test('that is new is told before what is said under it', async () => {
    await run(['send', 'rename', '--name', 'Ann', 'as Ann']);
    await run(['send', 'rename', '--name', 'Bob', 'as Bob']);
    expect(await factsIn('rename')).toEqual(['message as Ann', 'name Bob', 'message as Bob']);
    await run(['rename', '--name', 'Cleo'], { input: 'as Cleo\n' });
    expect((await factsIn('rename')).slice(3)).toEqual(['name Cleo', 'message as Cleo']);
  });

  test('stays the one the room knows where nobody chose another', async () => {
    const other = await newPerson(server.url);
    await run(['send', 'moved', '--name', 'Proud Bison', 'from there']);
    const { stdout: code } = await run(['key', 'export']);
    await run(['send', 'elsewhere', 'the machine has a name by now'], { who: other });
    expect(await run(['key', 'import'], { input: code, who: other })).toMatchObject({ code: 0 });
    await run(['send', 'moved', 'from here'], { who: other });
    expect(await factsIn('moved')).toEqual(['message from there', 'message from here']);
    await other.forget();
  });
});

describe('send', () => {
  test('cuts what is too long for one message, at line ends', async () => {
    const numbers = Array.from({ length: 1_500 }, (_, i) => String(i + 1)).join('\n');
    expect(await run(['send', 'long'], { input: `${numbers}\n` })).toMatchObject({ code: 0, stderr: '' });
    const texts = await textsIn(server.url, 'long');
    expect(texts).toHaveLength(2);
    expect(texts.join('\n')).toBe(numbers);
  });

  test('says on one line how much is too much, and what to do', async () => {
    const { code, stderr } = await run(['send', 'long'], { input: 'word\n'.repeat(9_000) });
    expect(code).toBe(3);
    expect(stderr).toMatch(/^ajar: Not sent: its 45000 characters are more than 10 messages of 4000\. .*\n$/);
  });

  test('tells with --json what it stored', async () => {
    const { stdout } = await run(['send', 'json', '--json', 'hi']);
    const [event] = (await run(['history', 'json', '--json'])).stdout.trim().split('\n');
    const { seq, id } = JSON.parse(event ?? '');
    expect(stdout).toBe(`${JSON.stringify({ seq, id })}\n`);
  });

  test('of an empty word is a mistake, of an empty input not', async () => {
    expect(await run(['send', 'empty', ''])).toMatchObject({ code: 2, stderr: 'ajar: There is no text to send.\n' });
    expect(await run(['send', 'empty'])).toMatchObject({ code: 0, stderr: '' });
    expect(await run(['send', 'empty', '--no-input'])).toMatchObject({ code: 2 });
  });
});

test('who does not count who asks', async () => {
  expect(await run(['who', 'nobody-here'])).toMatchObject({ code: 0, stdout: '', stderr: '' });
  const bo = newPeer(server.url, 'some-here', 'Bo');
  await expect.poll(() => bo.state.roster.count).toBe(1);
  expect(await run(['who', 'some-here'])).toMatchObject({ code: 0, stdout: 'Bo\n' });
  const { member } = bo.state.you;
  expect(JSON.parse((await run(['who', 'some-here', '--json'])).stdout)).toEqual({
    member,
    name: 'Bo',
    state: 'active',
  });
  bo.close();
});

test('new tells room and link with --json', async () => {
  const { room, link } = JSON.parse((await run(['new', '--json'])).stdout);
  expect(link).toBe(`${server.url}/room/${room}`);
});

describe('where nothing listens', () => {
  const nowhere = 'http://127.0.0.1:1';

  test('history says so before its time is up', async () => {
    const asking = new Piped(program, ['history', 'lobby', '--url', nowhere], ann.env);
    await expect.poll(() => asking.stderr, { timeout: 10_000 }).toBe('ajar: Not connected; trying again…\n');
    asking.child.kill('SIGKILL');
  });

  test('who ends at once, and says what may help', async () => {
    const { code, stderr } = await run(['who', 'lobby', '--url', nowhere]);
    expect(code).toBe(69);
    expect(stderr).toBe(
      `ajar: No server answers at ${nowhere}. Start one (npm start), or name another: --url or AJAR_URL.\n`,
    );
  });
});
