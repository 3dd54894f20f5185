// The API: every operation of the document, and what goes wrong.
import { env } from 'cloudflare:workers';
import * as v from 'valibot';
import { afterAll, describe, expect, it, test } from 'vitest';
import type { Content, Operation } from '../../src/protocol/api/operation.ts';
import { OPERATIONS } from '../../src/protocol/api/operations.ts';
import { PROBLEMS } from '../../src/protocol/api/problems.ts';
import { Problem } from '../../src/protocol/api/schemas.ts';
import type { HookMade } from '../../src/protocol/hooks/hook-wish.ts';
import { app } from '../../src/server/app.ts';
import { api, curl, curlPost, follow, signed } from './http-client.ts';
import { createKey, get, join, type TestKey } from './worker-client.ts';

const exercised = new Set<string>();

/** The answer, after a look whether it is one that the document promises. */
async function fits<T>(id: string, response: Response): Promise<T> {
  const operation = OPERATIONS.find((one): one is Operation => one.id === id);
  const content: Content | undefined = operation?.answers[response.status];
  if (content === undefined) throw new Error(`${id} answered ${response.status}: ${await response.text()}`);
  exercised.add(id);
  if (response.status === 204) return undefined as T;
  const type = response.headers.get('Content-Type')?.split(';')[0] ?? '';
  expect(Object.keys(content.types)).toContain(type);
  const schema = content.types[type];
  const body = type === 'application/json' ? await response.json() : await response.text();
  if (schema) v.parse(schema, body);
  return body as T;
}

async function problemOf(response: Response): Promise<string> {
  expect(response.headers.get('Content-Type')).toBe('application/problem+json');
  const problem = v.parse(Problem, await response.json());
  expect(problem.status).toBe(response.status);
  expect(problem).toMatchObject({ type: `/docs#${problem.code}`, title: expect.any(String) });
  return problem.code;
}

interface Event {
  seq: number;
  by: string;
  name: string;
}

describe('[P4] [P2] every operation', () => {
  const name = '?name=Ada';

  it('postMessage stores one that everyone gets, and says where it is', async () => {
    const ann = await join('api', await createKey());
    const answer = await api('POST', `api/messages${name}`, { text: 'one' });
    expect([answer.status, answer.headers.get('Location')]).toEqual([201, '/room/api/m/1']);
    expect(await fits<Event>('postMessage', answer)).toMatchObject({ seq: 1, name: 'Ada' });
    await ann.until(({ texts }) => texts.some((text) => text.includes('"one"')), 'one');
    const reply = await api('POST', `API/messages${name}`, { text: 'two', reply: 1, action: true });
    expect(await fits<Event>('postMessage', reply)).toMatchObject({ seq: 2, body: { reply: 1, action: true } });
  });

  it('editMessage, addReaction, removeReaction and deleteMessage change it', async () => {
    await fits('editMessage', await api('PATCH', `api/messages/1${name}`, { text: 'one, rather' }));
    const heart = encodeURIComponent('❤️');
    await fits('addReaction', await api('PUT', `api/messages/1/reactions/${heart}${name}`));
    await fits('addReaction', await api('PUT', `api/messages/1/reactions/${encodeURIComponent('👍')}${name}`));
    await fits('removeReaction', await api('DELETE', `api/messages/1/reactions/${heart}${name}`));
    const one = await fits<{ reactions: { emoji: string }[] }>('getMessage', await api('GET', 'api/messages/1'));
    expect(one).toMatchObject({ text: 'one, rather', name: 'Ada', editedAt: expect.any(Number) });
    expect(one.reactions.map(({ emoji }) => emoji)).toEqual(['👍']);
    await fits('deleteMessage', await api('DELETE', `api/messages/2${name}`));
    expect(await (await api('GET', 'api/messages/2')).json()).toMatchObject({ text: null });
  });

  it('listMessages and listEvents lead on, in their bodies and in Link', async () => {
    const first = await api('GET', 'api/events?limit=3');
    expect(first.headers.get('Link')).toBe(
      '</api/v1/rooms/api/events?limit=3&before=5>; rel="prev", </api/v1/rooms/api/events?limit=3&after=7>; rel="next"',
    );
    const page = await fits<{ items: Event[]; older: number }>('listEvents', first);
    expect([page.items.map(({ seq }) => seq), page.older]).toEqual([[5, 6, 7], 5]);
    const messages = await fits<{ items: Event[] }>('listMessages', await api('GET', 'api/messages'));
    expect(messages.items.map(({ seq }) => seq)).toEqual([1, 2]);
    const after = await fits<{ items: Event[] }>('listMessages', await api('GET', 'api/messages?after=1'));
    expect(after.items.map(({ seq }) => seq)).toEqual([2]);
  });

  it('getRoom, listMembers and getStats tell of it', async () => {
    expect(await fits('getRoom', await api('GET', 'api'))).toMatchObject({ id: 'api', head: 7, present: 1 });
    const members = await fits<{ present: Event[] }>('listMembers', await api('GET', 'api/members'));
    expect(members.present.map((member) => member.name)).toEqual(['Ann']);
    expect(await fits('getStats', await api('GET', 'api/stats'))).toMatchObject({ room: 'api', events: 7 });
  });

  it('search finds what messages say now', async () => {
    const found = await fits<{ hits: Event[] }>('search', await api('GET', 'api/search?q=rather'));
    expect(found.hits.map(({ seq }) => seq)).toEqual([1]);
    const mine = await fits<{ hits: Event[] }>('search', await api('GET', 'api/search?q=from:me&name=Ada'));
    expect(mine.hits.map(({ seq }) => seq)).toEqual([1]);
    const none = await fits<{ hits: Event[] }>('search', await api('GET', 'api/search?q=two'));
    expect(none.hits).toEqual([]);
  });

  it('exportRoom is the file', async () => {
    const text = await fits<string>('exportRoom', await api('GET', 'api/export?format=text'));
    expect(text).toContain('one, rather');
    await fits('exportRoom', await api('GET', 'api/export'));
  });

  it('makeHook, callHook, listHooks and revokeHook are a webhook’s life', async () => {
    const ann = await createKey();
    const path = '/api/v1/rooms/api/hooks';
    const ask = async (method: string, to: string, body?: string) =>
      get(to, { method, headers: await signed(ann, [method, to, body ?? '']), ...(body && { body }) });
    const wish = JSON.stringify({ kind: 'incoming', name: 'CI' });
    const { hook, url = '' } = await fits<HookMade>('makeHook', await ask('POST', path, wish));
    expect(await fits('callHook', await get(new URL(url).pathname, { method: 'POST', body: 'hi' }))).toBe('ok');
    expect(await fits('listHooks', await ask('GET', path))).toMatchObject({ hooks: [{ id: hook.id, name: 'CI' }] });
    await speakAsBot(new URL(url).pathname.split('/').at(-1) ?? '');
    await fits('revokeHook', await ask('DELETE', `${path}/${hook.id}`));
    const late = await sayAsBot(new URL(url).pathname.split('/').at(-1) ?? '', 'too late');
    expect([late.status, await problemOf(late)]).toEqual([401, 'badToken']);
    expect(await fits('listHooks', await ask('GET', path))).toEqual({ hooks: [] });
  });

  it('readLinked is what the link of a message leads commands to', async () => {
    expect(await fits('readLinked', await curl('/room/api/m/1'))).toBe('Ada: one, rather\n');
    await fits('readLinked', await curl('/room/api/m/1', { headers: { Accept: 'application/json' } }));
  });

  it('followRoom and sayInRoom are what curl does', async () => {
    const stream = await follow('/room/api', { Accept: 'text/event-stream' });
    const type = stream.response.headers.get('Content-Type')?.split(';')[0] ?? '';
    expect(Object.keys(OPERATIONS.find(({ id }) => id === 'followRoom')?.answers[200]?.types ?? {})).toContain(type);
    await stream.close();
    await fits('followRoom', await curl('/room/api', { headers: { Accept: 'application/json' } }));
    await fits('sayInRoom', await curlPost('/room/api', 'hi'));
  });

  afterAll(() => {
    expect([...exercised].sort()).toEqual(OPERATIONS.map(({ id }) => id).sort());
  });
});

const sayAsBot = (token: string, text: string): Promise<Response> =>
  get('/api/v1/rooms/api/messages', {
    method: 'POST',
    body: JSON.stringify({ text }),
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
  });

/** A bot's token posts, marked as a bot, and what it posted the same token edits. */
async function speakAsBot(token: string): Promise<void> {
  const said = await sayAsBot(token, 'built');
  expect(said.status).toBe(201);
  const { seq, name, by } = await said.json<{ seq: number; name: string; by: string }>();
  expect(name).toBe('CI');
  const edited = await get(`/api/v1/rooms/api/messages/${seq}`, {
    method: 'PATCH',
    body: JSON.stringify({ text: 'built again' }),
    headers: { Authorization: `Bearer ${token}` },
  });
  expect(edited.status).toBe(200);
  const line = await join('api', await createKey(), { name: 'Reader' });
  expect(line.frames.map((frame) => (frame.type === 'reset' ? frame.members[by] : null))).toContainEqual({
    ...{ name: 'CI', marks: ['bot'] },
  });
}

describe('[P5] a signed request', () => {
  const path = '/api/v1/rooms/signed/messages';
  const body = '{"text":"signed"}';
  const post = (headers: Record<string, string>, text = body, to = path) =>
    get(to, { method: 'POST', headers, body: text });
  const key: Promise<TestKey> = createKey();

  it('is by the member whose key it is, as on a socket', async () => {
    const ann = await key;
    await join('signed', ann, { name: 'Ann' });
    const answer = await post(await signed(ann, ['POST', path, body]));
    expect(await answer.json()).toMatchObject({ by: ann.member, name: expect.any(String) });
    const change = `${path}/1?name=x`;
    const edit = await get(change, { method: 'PATCH', body, headers: await signed(ann, ['PATCH', change, body]) });
    expect(edit.status).toBe(200);
    expect(await problemOf(await api('PATCH', 'signed/messages/1', { text: 'mine' }))).toBe('notYours');
  });

  it('[P6] that is sent twice, by whomever, is stored once', async () => {
    const headers = await signed(await key, ['POST', path, body]);
    const answers = [await post(headers), await post(headers)];
    expect(answers.map(({ status }) => status)).toEqual([201, 200]);
    const [first, second] = await Promise.all(answers.map((answer) => answer.json<Event>()));
    expect(second?.seq).toBe(first?.seq);
    const keyed = { idempotencyKey: 'once' };
    const again = [0, 0].map(async () => post(await signed(await key, ['POST', path, body], keyed)));
    expect((await Promise.all(again)).map(({ status }) => status).sort()).toEqual([200, 201]);
  });

  const now = (): number => Math.floor(Date.now() / 1_000);
  const wrong: [string, Parameters<typeof signed>[2], string][] = [
    ['of another body', { signed: { body: '{"text":"other"}' } }, 'badSignature'],
    ['of another address', { signed: { target: '/api/v1/rooms/other/messages' } }, 'badSignature'],
    ['of another host', { signed: { host: 'evil.test' } }, 'badSignature'],
    ['of another method', { signed: { method: 'PUT' } }, 'badSignature'],
    ['from long ago', { time: now() - 400 }, 'badTime'],
    ['from the future', { time: now() + 400 }, 'badTime'],
  ];
  test.each(wrong)('%s is refused', async (_, signing, code) => {
    const answer = await post(await signed(await key, ['POST', path, body], signing));
    expect([answer.status, answer.headers.get('WWW-Authenticate'), await problemOf(answer)]).toEqual([
      401,
      expect.stringMatching(/^Ajar, Bearer realm="the last part of .* incoming webhook"$/),
      code,
    ]);
  });

  it('whose key for repeating was changed is refused', async () => {
    const headers = await signed(await key, ['POST', path, body], { idempotencyKey: 'one' });
    expect(await problemOf(await post({ ...headers, 'Idempotency-Key': 'two' }))).toBe('badSignature');
  });

  it.each([
    ['Ajar nonsense', 'badCredentials'],
    ['Basic YTpi', 'badCredentials'],
    ['Bearer unknown', 'badToken'],
  ])('that says %j is refused', async (Authorization, code) => {
    expect(await problemOf(await post({ Authorization }))).toBe(code);
  });

  it('to the plain address posts as that member too', async () => {
    const headers = await signed(await key, ['POST', '/room/signed', 'raw']);
    const answer = await get('/room/signed', {
      method: 'POST',
      body: 'raw',
      headers: { ...headers, Accept: 'application/json' },
    });
    expect(await answer.json()).toMatchObject({ by: (await key).member });
  });
});

describe('[P7] what goes wrong', () => {
  const wrong: [string, () => Promise<Response>, string][] = [
    ['a bad room', () => api('GET', 'a.b'), 'badRoomId'],
    ['no such address', () => api('GET', 'x/nothing'), 'notFound'],
    ['no such version', () => get('/api/v2/rooms/x'), 'notFound'],
    ['another method', () => api('DELETE', 'x/messages'), 'badMethod'],
    ['another method on one message', () => api('POST', 'x/messages/1', {}), 'badMethod'],
    ['a seq that is none', () => api('GET', 'x/messages/0'), 'notFound'],
    ['a message that is not there', () => api('GET', 'x/messages/17'), 'targetUnknown'],
    ['a change of what is not there', () => api('DELETE', 'x/messages/17'), 'targetUnknown'],
    ['a limit in words', () => api('GET', 'x/messages?limit=many'), 'badQuery'],
    ['no JSON', () => get('/api/v1/rooms/x/messages', { method: 'POST', body: '{' }), 'badJson'],
    ['JSON too deep', () => get('/api/v1/rooms/x/messages', { method: 'POST', body: '['.repeat(9) }), 'badJson'],
    ['other fields', () => api('POST', 'x/messages', { message: 'hi' }), 'badBody'],
    ['no text', () => api('POST', 'x/messages', { text: ' ' }), 'textEmpty'],
    ['a bad name', () => api('POST', 'x/messages?name=%2A', { text: 'hi' }), 'nameBad'],
    ['a reply to nothing', () => api('POST', 'x/messages', { text: 'hi', reply: 17 }), 'replyUnknown'],
    ['a body too large', () => api('POST', 'x/messages', { text: 'x'.repeat(70_000) }), 'bodyTooLarge'],
    ['no question', () => api('GET', 'x/search'), 'searchEmpty'],
    ['a question too long', () => api('GET', `x/search?q=${'x'.repeat(201)}`), 'searchTooLong'],
    ['another format', () => api('GET', 'x/export?format=pdf'), 'badFormat'],
    ['a foreign page', () => api('GET', 'x', undefined, { Origin: 'http://evil.test' }), 'foreignOrigin'],
  ];
  test.each(wrong)('%s', async (_, ask, code) => {
    const answer = await ask();
    expect(await problemOf(answer)).toBe(code);
    expect(answer.status).toBe(PROBLEMS[code as keyof typeof PROBLEMS].status);
    expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff');
  });

  test.each([
    ['is missing', { message: 'hi' }, /^text: .*received undefined/],
    ['is of another kind', { text: 'hi', reply: 'that' }, /^reply: .*received "that"/],
    ['is no field', 'hi', /received "hi"/],
  ])('a body says which field %s', async (_, body, words) => {
    const answer = await api('POST', 'x/messages', body);
    expect(await answer.json()).toMatchObject({ code: 'badBody', detail: expect.stringMatching(words) });
  });

  it('a reaction that is no emoji', async () => {
    await api('POST', 'emoji/messages', { text: 'hi' });
    expect(await problemOf(await api('PUT', 'emoji/messages/1/reactions/x'))).toBe('emojiBad');
  });

  it('[S13] a fault of ours is a code, and come back', async () => {
    const ROOM = { getByName: () => ({ about: () => Promise.reject(new Error('secret at /src/x.ts')) }) };
    const broken = { ...env, ROOM: ROOM as unknown as typeof env.ROOM };
    const answer = await app.fetch(new Request('http://ajar.test/api/v1/rooms/x'), broken);
    expect(await answer.clone().text()).not.toContain('secret');
    expect([await problemOf(answer), answer.status]).toEqual(['fault', 500]);
  });

  it('[P8] too many questions of an address', async () => {
    const headers = { 'CF-Connecting-IP': '192.0.2.30' };
    const first = await api('GET', 'many/search?q=x', undefined, headers);
    expect(first.status).toBe(200);
    const answers = await Promise.all(
      Array.from({ length: 80 }, () => api('GET', 'many/search?q=x', undefined, headers)),
    );
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(0);
    expect(Number(refused[0]?.headers.get('Retry-After'))).toBeGreaterThan(0);
    expect((await api('GET', 'many', undefined, { 'CF-Connecting-IP': '192.0.2.31' })).status).toBe(200);
  });
});

describe('[P9] [P10] the API and browsers', () => {
  it('answers a preflight of an allowed page, and tells it the headers it may read', async () => {
    const friend = { ...env, ALLOWED_ORIGINS: 'http://friend.test' };
    const headers = { Origin: 'http://friend.test', 'Access-Control-Request-Method': 'PATCH' };
    const preflight = await app.fetch(
      new Request('http://ajar.test/api/v1/rooms/x', { method: 'OPTIONS', headers }),
      friend,
    );
    expect([preflight.status, preflight.headers.get('Access-Control-Allow-Origin')]).toEqual([
      204,
      'http://friend.test',
    ]);
    expect(preflight.headers.get('Access-Control-Allow-Methods')).toContain('PATCH');
    const read = await app.fetch(new Request('http://ajar.test/api/v1/rooms/x', { headers }), friend);
    expect(read.headers.get('Access-Control-Expose-Headers')).toBe('Link, Location, Retry-After');
  });

  it('answers HEAD as GET without a body', async () => {
    const head = await api('HEAD', 'api');
    expect([head.status, head.headers.get('Content-Type'), head.body]).toEqual([200, 'application/json', null]);
  });
});
