// Clients that were never written for Ajar: the tutorial's `client.py` on Debian's `websockets`, Node's WebSocket, `ws`.
import { type Browser, chromium } from '@playwright/test';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { chromiumArguments, chromiumPath } from '../support/chromium.ts';
import { type SpawnedServer, spawnServer } from '../support/server.ts';
import { clients, Program, presentClients } from './programs.ts';

let server: SpawnedServer;
let rooms = 0;
const running: Program[] = [];

beforeAll(async () => {
  server = await spawnServer();
});
afterEach(() => {
  for (const program of running.splice(0)) program.kill();
});
afterAll(() => server.stop());

function run(command: readonly string[]): Program {
  const program = new Program(command);
  running.push(program);
  return program;
}

function address(path: string): string {
  return `${server.url.replace(/^http/, 'ws')}${path}`;
}

function freshRoom(): string {
  rooms += 1;
  return `interop-${rooms}`;
}

describe.each(clients)('$name', (program) => {
  beforeEach((context) => {
    if (program.missing) context.skip(program.missing);
  });

  test('sends to /echo, receives and prints, line after line', async () => {
    const client = run(program.client(address('/echo')));
    for (const text of ['Hello', 'Grüße, 世界 👋', '{"type":"post"}']) {
      client.say(text);
      await client.until(`Server received your message: ${text}`);
    }
    expect(client.lines).toHaveLength(3);
    expect(await client.end()).toBe(0);
  });

  test('[T1] what it receives after sending to a room is its own line', async () => {
    const client = run(program.client(address(`/room/${freshRoom()}?name=Ada`)));
    for (const text of ['first', 'second', 'Grüße, 世界 👋']) {
      client.say(text);
      await client.until(`Ada: ${text}`);
    }
    expect(client.lines).toEqual(['Ada: first', 'Ada: second', 'Ada: Grüße, 世界 👋']);
    expect(await client.end()).toBe(0);
  });

  test('[T2] gets a name of its own if it asks for none', async () => {
    const client = run(program.client(address(`/room/${freshRoom()}`)));
    client.say('hello');
    await expect.poll(() => client.lines[0]).toMatch(/^[^:*]+: hello$/);
  });

  test('[E4] two of them see each other in one order', async () => {
    const room = freshRoom();
    const ada = run(program.talk(address(`/room/${room}?name=Ada`)));
    const bob = run(program.talk(address(`/room/${room}?name=Bob`)));
    await Promise.all([ada.until('connected'), bob.until('connected')]);
    ada.say('hello Bob');
    await bob.until('Ada: hello Bob');
    bob.say('hello Ada');
    await ada.until('Bob: hello Ada');
    for (let n = 1; n <= 5; n += 1) for (const one of [ada, bob]) one.say(`line ${n}`);
    await Promise.all([ada, bob].flatMap((one) => ['Ada: line 5', 'Bob: line 5'].map((line) => one.until(line))));
    expect(ada.lines).toEqual(bob.lines);
    expect([await ada.end(), await bob.end()]).toEqual([0, 0]);
  });

  test('[T2] finds the last lines of a room when it asks for them', async () => {
    const room = freshRoom();
    const ada = run(program.client(address(`/room/${room}?name=Ada`)));
    ada.say('said before');
    await ada.until('Ada: said before');
    const late = run(program.talk(address(`/room/${room}?name=Late&history=20`)));
    await late.until('Ada: said before');
  });
});

describe('a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArguments });
  });
  afterAll(() => browser?.close());

  test('sees two plain text clients, and they see it', async () => {
    const room = freshRoom();
    const [first, last] = [presentClients[0], presentClients.at(-1)];
    if (!first || !last) throw new Error('There are no clients');
    const ada = run(first.talk(address(`/room/${room}?name=Ada`)));
    const bob = run(last.talk(address(`/room/${room}?name=Bob`)));
    await Promise.all([ada.until('connected'), bob.until('connected')]);
    ada.say('from a program');
    await bob.until('Ada: from a program');
    const page = await browser.newPage();
    await page.goto(`${server.url}/room/${room}`);
    const log = page.getByRole('log');
    await log.getByText('from a program').waitFor();
    bob.say('from another program');
    await log.getByText('from another program').waitFor();
    const composer = page.getByRole('textbox', { name: 'Write a message' });
    await composer.fill('from a browser');
    await composer.press('Enter');
    await expect.poll(() => ada.lines.at(-1)).toMatch(/^[^:*]+: from a browser$/);
    await expect.poll(() => bob.lines.at(-1)).toBe(ada.lines.at(-1));
    await page.close();
  });
});
