// What the page asks about webhooks: signed at the room's time, whatever this device's clock shows.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { RoomEngine } from '../../../../src/client/state.ts';
import { fakeBrowser } from '../fake-browser.ts';

const load = () => import('../../../../src/web/hooks/hook-requests.ts');

const HOUR_MS = 3_600_000;
const state = { room: { id: 'tea', title: '', topic: '' }, clockOffsetMs: 2 * HOUR_MS };
const engine = { state } as unknown as RoomEngine;

beforeEach(() => {
  fakeBrowser();
  vi.stubGlobal('isSecureContext', false);
  vi.stubGlobal('location', { host: 'ajar.example' });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function answerWith(status: number, body: string | null) {
  const fetch = vi.fn(async (_target: string, _request: { headers: { Authorization: string } }) => {
    return new Response(body, { status });
  });
  vi.stubGlobal('fetch', fetch);
  return fetch;
}

test('[P5] a request is signed at the room’s time where this device’s clock is wrong', async () => {
  vi.useFakeTimers({ now: 1_700_000_000_000, toFake: ['Date'] });
  const fetch = answerWith(200, '{"hooks":[]}');
  expect(await (await load()).loadHooks(engine)).toEqual({ ok: true, value: [] });
  const [target, { headers }] = fetch.mock.calls[0]!;
  expect(target).toBe('/api/v1/rooms/tea/hooks');
  expect(/time="(\d+)"/.exec(headers.Authorization)?.[1]).toBe('1700007200');
});

test('[P7] what is wrong with it is said in words, by its code', async () => {
  answerWith(401, '{"code":"badTime"}');
  const { loadHooks, wordsOf } = await load();
  const answer = await loadHooks(engine);
  expect(answer).toEqual({ ok: false, error: 'badTime' });
  expect(wordsOf('badTime')).toContain('clock');
  expect(wordsOf('')).toBe('The room did not answer.');
});

test.each(['', 'not json', '{"hooks":7}'])('[P7] an answer that cannot be understood (%s) is none', async (body) => {
  answerWith(200, body);
  expect(await (await load()).loadHooks(engine)).toEqual({ ok: false, error: '' });
});

test.each([
  [204, null, true],
  [404, '{"code":"hookUnknown"}', true],
  [403, '{"code":"hookNotYours"}', false],
])('[B1] revoking is answered %i', async (status, body, isRevoked) => {
  answerWith(status, body);
  expect((await (await load()).revokeHook(engine, 'hook')).ok).toBe(isRevoked);
});
