// Everything that can talk, in one room at once: sockets of three kinds, curl, an EventSource and the page. And programs
// that follow by server-sent events, killed again and again.
import { spawnSync } from 'node:child_process';
import { type Browser, chromium } from '@playwright/test';
import { afterAll, afterEach, beforeAll, expect, type TestContext, test } from 'vitest';
import { chromiumArguments, chromiumPath } from '../support/chromium.ts';
import { generousVars, type SpawnedServer, spawnServer } from '../support/server.ts';
import { Program, presentClients } from './programs.ts';

const curlIsHere = spawnSync('curl', ['--version']).status === 0;
/** A test that is skipped, and says so, where there is no curl. */
const withCurl = (name: string, run: () => Promise<void>) =>
  test(name, (context: TestContext) => {
    if (!curlIsHere) context.skip('curl is not installed');
    return run();
  });

let server: SpawnedServer;
let browser: Browser;
const running: Program[] = [];

beforeAll(async () => {
  server = await spawnServer({ vars: generousVars });
  browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArguments });
});
afterEach(() => {
  for (const program of running.splice(0)) program.kill();
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

function run(command: readonly string[]): Program {
  const program = new Program(command);
  running.push(program);
  return program;
}

const post = (room: string, text: string, name = 'Poster'): Promise<Response> =>
  fetch(`${server.url}/room/${room}?name=${name}`, { method: 'POST', body: text });

/** Ids of the events that came whole. */
function idsIn(lines: readonly string[]): number[] {
  const events = `${lines.join('\n')}\n`.split('\n\n').slice(0, -1);
  return events.flatMap((event) => {
    const id = /^id: (\d+)$/m.exec(event)?.[1];
    return id !== undefined && /^data: /m.test(event) ? [Number(id)] : [];
  });
}

withCurl('[E4] [P3] sockets, curl, an EventSource and a browser talk in one room and agree on the order', async () => {
  const room = 'everyone';
  const socket = `${server.url.replace(/^http/, 'ws')}/room/${room}`;
  const sockets = presentClients.map((client, i) => run(client.talk(`${socket}?name=S${i}`)));
  await Promise.all(sockets.map((program) => program.until('connected')));
  const lines = run(['curl', '-sN', `${server.url}/room/${room}?name=Curl&since=0`]);
  const page = await browser.newPage();
  await page.goto(`${server.url}/room/${room}`);
  await page.evaluate(
    (path) =>
      new Promise<void>((resolve) => {
        const heard: string[] = [];
        const source = new EventSource(path);
        source.onopen = () => resolve();
        source.onmessage = ({ data }) => heard.push(JSON.parse(data).body.text);
        Object.assign(window, { heard });
      }),
    `/room/${room}?since=0`,
  );
  const composer = page.getByRole('textbox', { name: 'Write a message' });
  const said: string[] = [];
  for (let round = 1; round <= 4; round += 1) {
    for (const [i, program] of sockets.entries()) {
      program.say(`socket ${i} ${round}`);
      said.push(`socket ${i} ${round}`);
    }
    await composer.fill(`browser ${round}`);
    await composer.press('Enter');
    const curl = run(['curl', '-s', '-d', `curl ${round}`, `${server.url}/room/${room}?name=Curl`]);
    said.push(`browser ${round}`, `curl ${round}`);
    await curl.until(`Curl: curl ${round}`);
  }
  const textsOf = (program: Program) => program.lines.flatMap((line) => /^[^:*]+: (.*)$/.exec(line)?.[1] ?? []);
  await expect.poll(() => textsOf(lines).length).toBe(said.length);
  const order = textsOf(lines);
  expect([...order].sort()).toEqual([...said].sort());
  for (const program of sockets) await expect.poll(() => textsOf(program)).toEqual(order);
  await expect.poll(() => page.evaluate(() => Reflect.get(window, 'heard'))).toEqual(order);
  const log = page.getByRole('log');
  await log
    .getByText(order.at(-1) ?? '')
    .first()
    .waitFor();
  const shown = await log.innerText();
  const places = order.map((text) => shown.indexOf(text));
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(places[0]).toBeGreaterThanOrEqual(0);
  await page.close();
});

withCurl(
  '[P3] [G6] a follower that crashes and comes back with its last id misses nothing and repeats nothing',
  async () => {
    const room = 'followers';
    const seen: number[] = [];
    let crashes = 0;
    let posted = 0;
    const talk = async (): Promise<void> => {
      while (posted < 120) {
        posted += 1;
        await post(room, `${posted}`, `P${posted % 5}`);
      }
    };
    await post(room, 'zero');
    posted += 1;
    const talking = talk();
    while (seen.length < 120) {
      const last = ['-H', `Last-Event-ID: ${seen.at(-1) ?? 0}`];
      const follower = run(['curl', '-sN', '-H', 'Accept: text/event-stream', ...last, `${server.url}/room/${room}`]);
      const wanted = Math.min(1 + (crashes % 17), 120 - seen.length);
      await expect.poll(() => idsIn(follower.lines).length, { interval: 5 }).toBeGreaterThanOrEqual(wanted);
      follower.kill();
      seen.push(...idsIn(follower.lines));
      crashes += 1;
    }
    await talking;
    expect(seen).toEqual(Array.from({ length: 120 }, (_, i) => i + 1));
    expect(crashes).toBeGreaterThan(3);
  },
);

test('[P3] [G13] an EventSource outlives the server: nothing is missing, nothing comes twice', async () => {
  const room = 'restarted';
  const page = await browser.newPage();
  await page.goto(`${server.url}/room/${room}`);
  await page.evaluate((path) => {
    const heard: number[] = [];
    const source = new EventSource(path);
    source.onmessage = ({ lastEventId }) => heard.push(Number(lastEventId));
    Object.assign(window, { heard });
    return new Promise<void>((resolve) => source.addEventListener('open', () => resolve(), { once: true }));
  }, `/room/${room}`);
  const heard = () => page.evaluate(() => Reflect.get(window, 'heard'));
  await post(room, 'one');
  await post(room, 'two');
  await expect.poll(heard).toEqual([1, 2]);
  const port = Number(new URL(server.url).port);
  const { persist } = server;
  await server.kill();
  server = await spawnServer({ vars: generousVars, persist, port });
  await post(room, 'three');
  await expect.poll(heard).toEqual([1, 2, 3]);
  await post(room, 'four');
  await expect.poll(heard).toEqual([1, 2, 3, 4]);
  await page.close();
});

withCurl('[P3] [G13] the room sleeps while a stream is open, and what is said wakes it', async () => {
  const room = 'sleeper';
  const lines = run(['curl', '-sN', `${server.url}/room/${room}?name=Reader&since=0`]);
  await post(room, 'one', 'Ada');
  await lines.until('Ada: one');
  const wakes = async (): Promise<number> => (await (await fetch(`${server.url}/room/${room}/stats`)).json()).wakes;
  const before = await wakes();
  await new Promise((resolve) => setTimeout(resolve, 13_000));
  await post(room, 'two', 'Ada');
  await lines.until('Ada: two');
  expect(await wakes()).toBe(before + 1);
});
