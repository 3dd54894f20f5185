// Outgoing webhooks on the production bundle, delivered to a server on this machine that HOOK_TARGETS allows.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { HookMade } from '../../src/protocol/hooks/hook-wish.ts';
import { HookReceiver, status, taken } from '../support/hook-receiver.ts';
import { NodeClient } from '../support/node-client.ts';
import { generousVars, type SpawnedServer, spawnServer } from '../support/server.ts';
import { signedFetch } from '../support/signed-request.ts';

/** The first retry is after 5 s. */
const RETRIED = { timeout: 20_000, interval: 50 };

let receiver: HookReceiver;
let persist: string;
let server: SpawnedServer;
let ann: NodeClient;
const begin = (vars: Record<string, string> = { HOOK_TARGETS: receiver.origin }) =>
  spawnServer({ persist, vars: { ...generousVars, ...vars } });

beforeEach(async () => {
  receiver = await new HookReceiver().listen();
  persist = await mkdtemp(join(tmpdir(), 'ajar-hooks-'));
  server = await begin();
  ann = new NodeClient('Ann');
  await ann.connect(server.url, 'tea');
});
afterEach(async () => {
  ann.close();
  await server.stop();
  receiver.close();
  await rm(persist, { recursive: true, force: true });
});

const hooks = () => `${server.url}/api/v1/rooms/tea/hooks`;
const make = async (rest: object = {}): Promise<HookMade> => {
  const body = JSON.stringify({ kind: 'outgoing', name: 'Robot', url: `${receiver.origin}/hook`, ...rest });
  const response = await signedFetch(hooks(), ann.identity, { method: 'POST', body });
  expect(response.status).toBe(201);
  return JSON.parse(await response.text());
};
const state = async (): Promise<Record<string, unknown>> => {
  const { hooks: list } = JSON.parse(await (await signedFetch(hooks(), ann.identity, { method: 'GET' })).text());
  return list[0];
};
const said = () => [...ann.seen.values()].map(({ body }) => (body as { text?: string } | null)?.text);

test('[B6] what people say is delivered in order, one at a time, and standardwebhooks verifies it', async () => {
  const { hook, secret = '' } = await make();
  ann.post(Array.from({ length: 30 }, (_, i) => `message ${i} 漢 😀 "quoted"`));
  await expect.poll(() => receiver.deliveries.length).toBe(30);
  expect(receiver.texts).toEqual(Array.from({ length: 30 }, (_, i) => `message ${i} 漢 😀 "quoted"`));
  expect(receiver.mostAtOnce).toBe(1);
  const verifier = new Webhook(secret);
  for (const { headers, body } of receiver.deliveries) {
    const sent = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, `${value}`]));
    expect(verifier.verify(body, sent)).toMatchObject({
      type: 'message.created',
      data: { room: 'tea', by: ann.identity.member },
    });
    expect(() => verifier.verify(body.replace('quoted', 'forged'), sent)).toThrow('No matching signature');
  }
  expect(receiver.deliveries[0]?.headers['webhook-id']).toBe(`msg_${hook.id}_1`);
  expect(await state()).toMatchObject({ state: 'on', url: `${receiver.origin}/hook` });
});

test('[B9] an answer with text is posted by the bot, once, and no bot hears it', async () => {
  receiver.answering = (response, { data }) => {
    if (data.text === 'plain?') response.writeHead(200, { 'Content-Type': 'text/plain' }).end('yes, plain');
    else if (data.text === 'json?')
      response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"text":"yes, *json*"}');
    else response.writeHead(200, { 'Content-Type': 'text/html' }).end('<p>no reply</p>');
  };
  await make();
  await make({ name: 'Other' });
  ann.post(['plain?']);
  await ann.until(() => said().filter((text) => text === 'yes, plain').length === 2, 'both replies');
  ann.post(['json?', 'html?']);
  await ann.until(() => said().filter((text) => text === 'yes, *json*').length === 2, 'both replies');
  await expect.poll(() => receiver.deliveries.length).toBe(6);
  expect(receiver.texts.filter((text) => `${text}`.startsWith('yes'))).toEqual([]);
  expect(ann.faults).toEqual([]);
});

test('[B8] after a 500 it is tried again with the same id, and what came meanwhile stays behind it', async () => {
  await make();
  receiver.answering = (response, delivery, attempt) =>
    (attempt === 1 ? status(500) : taken)(response, delivery, attempt);
  ann.post(['one']);
  await expect.poll(() => receiver.deliveries.length).toBe(1);
  ann.post(['two']);
  await expect.poll(() => receiver.texts, RETRIED).toEqual(['one', 'one', 'two']);
  const [first, second] = receiver.deliveries.map(({ headers }) => headers['webhook-id']);
  expect(first).toBe(second);
});

test('[B7] a receiver has 7 s, for its whole answer', async () => {
  await make({ url: `${receiver.origin}/silent` });
  await make({ url: `${receiver.origin}/endless` });
  receiver.answering = (response, { path }, attempt) => {
    if (attempt > 2) response.writeHead(204).end();
    else if (path === '/endless') response.writeHead(200, { 'Content-Type': 'text/plain' }).write('and so');
  };
  ann.post(['one']);
  await expect
    .poll(() => receiver.deliveries.map(({ path }) => path).sort(), RETRIED)
    .toEqual([...['/endless', '/endless', '/silent', '/silent']]);
  expect(said()).toEqual(['one']);
});

test('[B8] 410 ends it', async () => {
  await make();
  receiver.answering = status(410);
  ann.post(['one', 'two']);
  await expect.poll(state).toMatchObject({ state: 'gone' });
  ann.post(['three']);
  await ann.until(() => ann.outbox.isEmpty, 'it is stored');
  expect(receiver.texts).toEqual(['one']);
});

test('[B7] a redirect is not followed', async () => {
  await make();
  receiver.answering = status(302, { Location: `${receiver.origin}/elsewhere` });
  ann.post(['one']);
  await expect.poll(() => receiver.deliveries.length).toBe(1);
  receiver.answering = taken;
  await expect.poll(() => receiver.deliveries.length, RETRIED).toBe(2);
  expect(receiver.deliveries.map(({ headers }) => headers['webhook-id'])).toEqual(
    new Array(2).fill(receiver.deliveries[0]?.headers['webhook-id']),
  );
});

test('[B8] a kill between attempts, or within one, loses nothing', async () => {
  await make();
  receiver.answering = status(503);
  ann.post(['one']);
  await ann.until(() => ann.outbox.isEmpty, 'it is stored');
  await expect.poll(() => receiver.deliveries.length).toBe(1);
  // The attempt is noted before the next: the wake comes by the alarm alone.
  await new Promise((resolve) => setTimeout(resolve, 500));
  await server.kill();
  ann.close();
  receiver.answering = () => {};
  server = await begin();
  await fetch(`${server.url}/room/tea/stats`);
  await expect.poll(() => receiver.deliveries.length, RETRIED).toBe(2);
  await server.kill();
  receiver.answering = taken;
  server = await begin();
  await fetch(`${server.url}/room/tea/stats`);
  await expect.poll(() => receiver.texts, RETRIED).toEqual(['one', 'one', 'one']);
});

test('[B7] a target that is listed no more is not asked', async ({ onTestFinished }) => {
  const listed = await new HookReceiver().listen();
  onTestFinished(() => listed.close());
  await server.kill();
  server = await begin({ HOOK_TARGETS: `${receiver.origin}, ${listed.origin}` });
  await ann.connect(server.url, 'tea');
  await make();
  await make({ name: 'Other', url: `${listed.origin}/hook` });
  ann.post(['one']);
  const texts = () => [...new Set(listed.texts)];
  await expect.poll(() => [receiver.texts[0], ...texts()]).toEqual(['one', 'one']);
  // A delivery whose answer was not noted yet comes twice (B8).
  await server.kill();
  const { length } = receiver.deliveries;
  server = await begin({ HOOK_TARGETS: listed.origin });
  await ann.connect(server.url, 'tea');
  ann.post(['two']);
  await expect.poll(texts).toEqual(['one', 'two']);
  // Each turn is one alarm for both, and this one comes after that of the second message.
  ann.post(['three']);
  await expect.poll(texts).toEqual(['one', 'two', 'three']);
  expect(receiver.deliveries).toHaveLength(length);
  expect(await state()).toMatchObject({ state: 'on', url: `${receiver.origin}/hook` });
});
