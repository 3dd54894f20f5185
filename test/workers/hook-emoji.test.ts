// Where the Worker has the names of emoji from, and what becomes of a message while it cannot have them.
import { env } from 'cloudflare:workers';
import { expect, it, vi } from 'vitest';
import { app } from '../../src/server/app.ts';
import { api, signed } from './http-client.ts';
import { createKey, get } from './worker-client.ts';

async function makeHook(room: string): Promise<string> {
  const path = `/api/v1/rooms/${room}/hooks`;
  const body = JSON.stringify({ kind: 'incoming', name: 'CI' });
  const headers = await signed(await createKey(), ['POST', path, body]);
  const { url } = await (await get(path, { method: 'POST', body, headers })).json<{ url: string }>();
  return new URL(url).pathname;
}

it('[B3] a message is posted as it is while the names cannot be had, and they are asked for again, once', async () => {
  const hook = await makeHook('emoji');
  const ask = vi.fn<(url: URL) => Promise<Response>>();
  const broken = { ...env, ASSETS: { fetch: ask } as unknown as Fetcher };
  const say = async (text: string) => {
    const request = new Request(`http://ajar.test${hook}`, { method: 'POST', body: JSON.stringify({ text }) });
    request.headers.set('Content-Type', 'application/json');
    expect(await (await app.fetch(request, broken)).text()).toBe('ok');
  };
  await say('at 10:30:20');
  expect(ask).not.toHaveBeenCalled();
  ask.mockRejectedValueOnce(new Error('no files'));
  await say('one :tada:');
  ask.mockResolvedValueOnce(new Response('not found', { status: 404 }));
  await say('two :tada:');
  ask.mockImplementationOnce((url) => env.ASSETS.fetch(url));
  await say('three :tada:');
  await say('four :tada:');
  expect(ask).toHaveBeenCalledTimes(3);
  const { items } = await (await api('GET', 'emoji/messages')).json<{ items: { text: string }[] }>();
  expect(items.map(({ text }) => text)).toEqual(['at 10:30:20', 'one :tada:', 'two :tada:', 'three 🎉', 'four 🎉']);
});
