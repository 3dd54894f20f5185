// Incoming webhooks on the production bundle, called as programs call them, Slack's own client included.
import { IncomingWebhook } from '@slack/webhook';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { HookMade } from '../../src/protocol/hooks/hook-wish.ts';
import { generousVars, type SpawnedServer, spawnServer } from '../support/server.ts';
import { signedFetch } from '../support/signed-request.ts';
import { createIdentity } from '../support/test-identity.ts';

const ann = createIdentity();
let server: SpawnedServer;

beforeAll(async () => {
  server = await spawnServer({ vars: { ...generousVars, POSTS_PER_SECOND: '5', POST_BURST: '20' } });
});
afterAll(() => server.stop());

const hooksOf = (room: string) => `${server.url}/api/v1/rooms/${room}/hooks`;
const make = async (room: string, name = 'CI'): Promise<{ id: string; url: string }> => {
  const body = JSON.stringify({ kind: 'incoming', name });
  const response = await signedFetch(hooksOf(room), ann, { method: 'POST', body });
  expect(response.status).toBe(201);
  const { hook, url = '' }: HookMade = JSON.parse(await response.text());
  return { id: hook.id, url };
};
const post = (url: string, body: string, type = 'application/json') =>
  fetch(url, { method: 'POST', body, headers: { 'Content-Type': type } });
const answer = async (response: Response) => [response.status, await response.text()];
const messages = async (room: string): Promise<{ text: string; name: string; reply?: number }[]> => {
  const { items } = JSON.parse(await (await fetch(`${server.url}/api/v1/rooms/${room}/messages`)).text());
  return items;
};

test('[B2] the unmodified @slack/webhook package succeeds', async () => {
  const { url } = await make('slack');
  const client = new IncomingWebhook(url, { username: 'Deploy', icon_emoji: '🚀' });
  expect(await client.send('plain *bold*')).toEqual({ text: 'ok' });
  const attachments = [{ color: 'good', title: 'Build 7', title_link: 'https://a.example/7', text: 'in _3 s_' }];
  expect(await client.send({ text: 'done', attachments })).toEqual({ text: 'ok' });
  const blocks = [{ type: 'section' as const, text: { type: 'mrkdwn' as const, text: '<https://a.example|*here*>' } }];
  expect(await client.send({ blocks })).toEqual({ text: 'ok' });
  expect((await messages('slack')).map(({ name, text }) => [name, text])).toEqual([
    ['🚀 Deploy', 'plain **bold**'],
    ['🚀 Deploy', 'done\n\n**[Build 7](https://a.example/7)**\nin _3 s_'],
    ['🚀 Deploy', '[*here*](https://a.example)'],
  ]);
});

test('[B3] names of emoji become emoji, in the text and as the bot’s face; in code they stay', async () => {
  const { url } = await make('emoji');
  const client = new IncomingWebhook(url, { username: 'Deploy', icon_emoji: ':rocket:' });
  expect(await client.send('done :tada: `:tada:` :wave::skin-tone-3:')).toEqual({ text: 'ok' });
  const attachments = [{ title: ':white_check_mark: Build 7', text: 'at 10:30:20' }];
  expect(await client.send({ attachments })).toEqual({ text: 'ok' });
  expect(await answer(await post(`${url}/discord`, '{"content":":fire: <:own:1>"}'))).toEqual([204, '']);
  expect((await messages('emoji')).map(({ name, text }) => [name, text])).toEqual([
    ['🚀 Deploy', 'done 🎉 `:tada:` 👋🏼'],
    ['🚀 Deploy', '**✅ Build 7**\nat 10:30:20'],
    ['CI', '🔥 :own:'],
  ]);
});

test('[B2] forms and plain text post too, and the answer is exactly ok', async () => {
  const { url } = await make('forms', 'Cron');
  const payload = new URLSearchParams({ payload: JSON.stringify({ text: 'a & b', thread_ts: '1' }) });
  const first = await post(url, 'backup done', 'application/x-www-form-urlencoded');
  expect([first.headers.get('Content-Type'), ...(await answer(first))]).toEqual([
    'text/plain; charset=utf-8',
    200,
    'ok',
  ]);
  expect(await answer(await post(url, `${payload}`, 'application/x-www-form-urlencoded'))).toEqual([200, 'ok']);
  expect(await answer(await post(url, '漢 😀', 'text/plain'))).toEqual([200, 'ok']);
  expect(await messages('forms')).toMatchObject([
    { name: 'Cron', text: 'backup done' },
    { name: 'Cron', text: 'a & b', reply: 1 },
    { name: 'Cron', text: '漢 😀' },
  ]);
});

test('[B4] [S11] a long text is cut into five messages, and refused beyond', async () => {
  const { url } = await make('long');
  const line = `${'x'.repeat(99)}\n`;
  expect(await answer(await post(url, JSON.stringify({ text: line.repeat(200) })))).toEqual([200, 'ok']);
  expect((await messages('long')).map(({ text }) => text.length)).toEqual([3_999, 3_999, 3_999, 3_999, 3_999]);
  expect(await answer(await post(url, JSON.stringify({ text: line.repeat(201) })))).toEqual([400, 'msg_too_long']);
  const body = (bytes: number) => `{"text":"hi","x":"${'x'.repeat(bytes - 20)}"}`;
  expect([body(65_536).length, body(65_537).length]).toEqual([65_536, 65_537]);
  expect(await answer(await post(url, body(65_536)))).toEqual([200, 'ok']);
  expect(await answer(await post(url, body(65_537)))).toEqual([413, 'msg_too_long']);
});

test('[B2] [S4] errors are words of Slack, and the same where there is no room, no hook, and none any more', async () => {
  const { url, id } = await make('errors');
  const elsewhere = url.replace('/errors/', '/no-such-room/');
  const wrong = url.slice(0, -32) + 'x'.repeat(32);
  expect(await answer(await post(url, '{'))).toEqual([400, 'invalid_payload']);
  expect(await answer(await post(url, '{}'))).toEqual([400, 'no_text']);
  expect(await answer(await post(url, '{"text":"x","thread_ts":"99"}'))).toEqual([400, 'invalid_payload']);
  expect(await answer(await post(`${url}x`, '{"text":"x"}'))).toEqual([403, 'invalid_token']);
  expect(await answer(await post(url.replace('/errors/', '/a%20*/'), '{"text":"x"}'))).toEqual([
    404,
    'channel_not_found',
  ]);
  const answers = async (address: string) => {
    const response = await post(address, '{"text":"x"}');
    const headers = [...response.headers].filter(([name]) => name !== 'date');
    return [await answer(response), headers];
  };
  const unknown = await answers(wrong);
  expect(unknown[0]).toEqual([404, 'no_service']);
  expect(await answers(elsewhere)).toEqual(unknown);
  expect((await signedFetch(`${hooksOf('errors')}/${id}`, ann, { method: 'DELETE' })).status).toBe(204);
  expect(await answers(url)).toEqual(unknown);
  expect((await fetch(url)).status).toBe(405);
  expect((await fetch(url)).headers.get('Content-Security-Policy')).toContain("default-src 'none'");
});

test('[B5] [G16] a hook that posts too fast is told when to come back, under any name', async () => {
  const { url } = await make('fast');
  const answers = await Promise.all(
    Array.from({ length: 40 }, (_, i) => post(url, JSON.stringify({ text: `${i}`, username: `CI ${i % 7}` }))),
  );
  const limited = answers.filter(({ status }) => status === 429);
  expect(limited.length).toBeGreaterThan(5);
  expect(Number(limited[0]?.headers.get('Retry-After'))).toBeGreaterThan(0);
  expect(await limited[0]?.text()).toBe('rate_limited');
  expect(await messages('fast')).toHaveLength(40 - limited.length);
});

test('[B2] programs made for Discord post too', async () => {
  const { url } = await make('discord');
  const body = JSON.stringify({ content: 'hi', username: 'Bot', embeds: [{ title: 'T', description: 'd' }] });
  expect(await answer(await post(`${url}/discord`, body))).toEqual([204, '']);
  const waited = await post(`${url}/discord?wait=true`, body);
  expect(waited.status).toBe(200);
  expect(await waited.json()).toMatchObject({
    id: '2',
    content: 'hi\n\n**T**\nd',
    author: { username: 'Bot', bot: true },
  });
  expect(await (await post(`${url.slice(0, -32)}${'x'.repeat(32)}/discord`, body)).json()).toMatchObject({
    code: 10_015,
  });
  expect(await (await post(`${url}/discord`, '{}')).json()).toMatchObject({ code: 50_006 });
});

test('[B1] [S4] hooks are made, seen and revoked by signed requests, and what is secret is in no list', async () => {
  const bo = createIdentity();
  const { id, url } = await make('desk', 'CI');
  const token = url.slice(-32);
  const list = async (who: typeof ann) => (await signedFetch(hooksOf('desk'), who, { method: 'GET' })).text();
  expect(JSON.parse(await list(bo))).toMatchObject({
    hooks: [{ id, kind: 'incoming', name: 'CI', maker: ann.member, lastUsedAt: null }],
  });
  await post(url, '{"text":"x"}');
  expect(JSON.parse(await list(bo)).hooks[0].lastUsedAt).toBeGreaterThan(0);
  expect(await list(ann)).not.toContain(token);
  const problem = async (response: Response): Promise<unknown> => {
    const { status, code } = JSON.parse(await response.text());
    return [status, code];
  };
  expect(await problem(await fetch(hooksOf('desk')))).toEqual([401, 'notSigned']);
  const revoke = (who: typeof ann, hook = id) => signedFetch(`${hooksOf('desk')}/${hook}`, who, { method: 'DELETE' });
  expect(await problem(await revoke(bo))).toEqual([403, 'hookNotYours']);
  expect(await problem(await revoke(ann, 'x'.repeat(24)))).toEqual([404, 'hookUnknown']);
  const wish = async (body: object, idempotencyKey = '') =>
    signedFetch(hooksOf('desk'), ann, { method: 'POST', body: JSON.stringify(body), idempotencyKey });
  expect(await problem(await wish({ kind: 'other', name: 'x' }))).toEqual([422, 'badBody']);
  expect(await problem(await wish({ kind: 'incoming', name: 'a:b' }))).toEqual([422, 'nameBad']);
  const evil = { kind: 'outgoing', name: 'x', url: 'https://169.254.169.254/' };
  expect(await problem(await wish(evil))).toEqual([422, 'hookTargetBad']);
  expect((await wish({ kind: 'incoming', name: 'Once' }, 'once')).status).toBe(201);
  expect(await problem(await wish({ kind: 'incoming', name: 'Once' }, 'once'))).toEqual([409, 'hookKnown']);
  expect(server.output()).not.toContain(token);
});
