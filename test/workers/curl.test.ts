// A room with nothing but curl, or an EventSource: `/room/:id` as programs use it.
import { abortAllDurableObjects, evictDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { describe, expect, it, test } from 'vitest';
import { app } from '../../src/server/app.ts';
import { api, curl, curlPost, follow } from './http-client.ts';
import { createKey, get, join } from './worker-client.ts';

const EVENTS = { Accept: 'text/event-stream' };
const CURL = { 'User-Agent': 'curl/8.14.1' };
const idsIn = (text: string): number[] => [...text.matchAll(/^id: (\d+)\nevent/gm)].map(([, id]) => Number(id));
const stubOf = (room: string) => env.ROOM.getByName(room);

describe('[P2] curl -d', () => {
  it('posts its body, whatever type it claims, and says where it is', async () => {
    const answer = await curlPost('/room/post?name=Ada', 'a=1&b=2');
    expect([answer.status, answer.headers.get('Location')]).toEqual([201, '/room/post/m/1']);
    expect(await answer.text()).toBe('Ada: a=1&b=2\n');
    const json = await curlPost('/room/post', '{"text":"raw"}', { Accept: 'application/json' });
    expect(await json.json()).toMatchObject({ seq: 2, kind: 'message', body: { text: '{"text":"raw"}' } });
  });

  it('posts several lines as one message', async () => {
    expect(await (await curlPost('/room/lines?name=Ada', 'one\ntwo\n')).text()).toBe('Ada: one\n  two\n');
    expect((await curlPost('/room/lines?name=Ada', 'x')).headers.get('Location')).toBe('/room/lines/m/2');
  });

  it('is one and the same guest from one address by one name, and another by another', async () => {
    const authors = [];
    const from = { 'CF-Connecting-IP': '192.0.2.7', Accept: 'application/json' };
    for (const [name, headers] of [
      ['Ada', from],
      ['Ada', from],
      ['Bob', from],
      ['Ada', { ...from, 'CF-Connecting-IP': '192.0.2.8' }],
      ['', from],
      ['', from],
    ] as const) {
      const answer = await curlPost(`/room/guests?name=${name}`, 'hi', headers);
      authors.push(await answer.json<{ by: string; name: string }>());
    }
    const [a, b, c, d, e, f] = authors.map(({ by }) => by);
    expect([b === a, c === a, d === a, e === a, f === e]).toEqual([true, false, false, false, true]);
    expect(authors[4]?.name).toMatch(/^[A-Z][a-z]+ [A-Z][a-z]+$/);
    expect(authors[5]?.name).toBe(authors[4]?.name);
  });

  const bad: [string, string, string | Uint8Array<ArrayBuffer>, number, RegExp][] = [
    ['nothing', '/room/bad', '', 422, /nothing to send/],
    ['too much text', '/room/bad', 'x'.repeat(4_001), 422, /4000/],
    ['too large a body', '/room/bad', 'x'.repeat(64 * 1024 + 1), 413, /64 KiB/],
    ['a bad name', '/room/bad?name=a%3Ab', 'x', 422, /name/],
    ['a bad room', '/room/a.b', 'x', 400, /room/],
    ['bytes that are no text', '/room/bad', new Uint8Array([0xff, 0xfe]), 422, /Unicode/],
  ];
  test.each(bad)('[S11] of %s is refused in words', async (_, path, body, status, words) => {
    const answer = await curl(path, { method: 'POST', body });
    expect(answer.status).toBe(status);
    expect(await answer.text()).toMatch(words);
  });

  it('[S11] of 4,000 characters in 16,000 bytes is taken', async () => {
    expect((await curlPost('/room/long', '😀'.repeat(4_000))).status).toBe(201);
  });

  it('[P6] with a key is posted once', async () => {
    const key = { 'Idempotency-Key': 'build 17'.replace(' ', '-') };
    const answers = [];
    for (let time = 0; time < 3; time += 1) {
      answers.push(await curlPost('/room/once', 'done', key));
      await evictDurableObject(stubOf('once'), { webSockets: 'hibernate' });
    }
    expect(answers.map(({ status, headers }) => [status, headers.get('Location')])).toEqual([
      [201, '/room/once/m/1'],
      [200, '/room/once/m/1'],
      [200, '/room/once/m/1'],
    ]);
    expect((await curlPost('/room/once', 'x', { 'Idempotency-Key': 'é' })).status).toBe(400);
  });

  it('[P8] faster than the room allows is told when to come back', async () => {
    const from = { 'CF-Connecting-IP': '192.0.2.9' };
    const answers = [];
    for (let n = 0; n < 30; n += 1) answers.push(await curlPost('/room/fast?name=Ada', `${n}`, from));
    const refused = answers.find(({ status }) => status === 429);
    expect(Number(refused?.headers.get('Retry-After'))).toBeGreaterThan(0);
    expect(answers.filter(({ status }) => status === 201).length).toBeGreaterThanOrEqual(20);
  });
});

describe('[P9] [S1] a foreign page', () => {
  test.each(['http://evil.test', 'null', 'https://ajar.test'])('%s may neither post nor read', async (origin) => {
    const post = await curlPost('/room/foreign', 'x', { Origin: origin });
    expect([post.status, post.headers.get('Access-Control-Allow-Origin')]).toEqual([403, null]);
    for (const Accept of ['text/event-stream', 'application/json'])
      expect((await curl('/room/foreign', { headers: { Origin: origin, Accept } })).status).toBe(403);
    expect(await (await curl('/room/foreign', { headers: { Accept: 'application/json' } })).json()).toMatchObject({
      head: 0,
    });
  });

  it('asks for no file, no figures and no stream either, also where its browser names no origin', async () => {
    for (const headers of [{ Origin: 'http://evil.test' }, { 'Sec-Fetch-Site': 'cross-site' }]) {
      for (const path of ['/room/foreign/stats', '/room/foreign/export', '/room/foreign', '/api/v1/rooms/foreign']) {
        const answer = await get(path, { headers: { ...EVENTS, ...headers } });
        expect([path, answer.status, answer.headers.get('Access-Control-Allow-Origin')]).toEqual([path, 403, null]);
      }
    }
    const own = { Origin: 'http://ajar.test', 'Sec-Fetch-Site': 'same-origin' };
    for (const path of ['/room/foreign/stats', '/room/foreign/export'])
      expect((await get(path, { headers: own })).status).toBe(200);
  });

  it('that is allowed may, and learns what it may send', async () => {
    const friend = { ...env, ALLOWED_ORIGINS: 'http://friend.test' };
    const ask = (method: string, headers: Record<string, string>, body?: string) =>
      app.fetch(
        new Request('http://ajar.test/room/friends', {
          ...{ method, headers: { Origin: 'http://friend.test', ...headers } },
          ...(body !== undefined && { body }),
        }),
        friend,
      );
    const preflight = await ask('OPTIONS', { 'Access-Control-Request-Method': 'POST' });
    expect([preflight.status, preflight.headers.get('Access-Control-Allow-Headers')]).toEqual([
      ...[204, 'Authorization, Content-Type, Idempotency-Key, Last-Event-ID'],
    ]);
    const post = await ask('POST', {}, 'hi');
    expect([post.status, post.headers.get('Access-Control-Allow-Origin')]).toEqual([201, 'http://friend.test']);
    expect(post.headers.get('Access-Control-Allow-Credentials')).toBeNull();
  });
});

describe('[P10] other methods', () => {
  it('HEAD has the headers and begins no stream', async () => {
    const head = await curl('/room/methods', { method: 'HEAD' });
    expect([head.status, head.headers.get('Content-Type'), head.body]).toEqual([
      200,
      'text/plain; charset=utf-8',
      null,
    ]);
    const events = await curl('/room/methods', { method: 'HEAD', headers: EVENTS });
    expect(events.headers.get('Content-Type')).toBe('text/event-stream; charset=utf-8');
    const page = await get('/room/methods', { method: 'HEAD' });
    expect([page.status, page.headers.get('Content-Type')]).toEqual([200, 'text/html; charset=utf-8']);
  });

  it('OPTIONS says which there are, and the others are refused', async () => {
    const options = await curl('/room/methods', { method: 'OPTIONS' });
    expect([options.status, options.headers.get('Allow')]).toEqual([204, 'GET, HEAD, POST, OPTIONS']);
    expect((await curl('/room/methods', { method: 'DELETE' })).status).toBe(405);
  });

  it('[S5] GET changes nothing, whatever is in its address', async () => {
    await get('/room/untouched?name=Ada&text=hello');
    await (await follow('/room/untouched?name=Ada&history=9&text=hello')).close();
    await curl('/room/untouched', { headers: { Accept: 'application/json' } });
    const page = await curl('/room/untouched', { headers: { Accept: 'application/json' } });
    expect(await page.json()).toMatchObject({ head: 0, epoch: '' });
  });
});

describe('[P3] a stream', () => {
  it('of lines shows what is said, as plain text mode does', async () => {
    const lines = await follow('/room/read?name=Reader');
    expect(lines.response.headers.get('Content-Type')).toBe('text/plain; charset=utf-8');
    expect(lines.response.headers.get('Vary')).toContain('Accept, User-Agent');
    await curlPost('/room/read?name=Ada', 'one\ntwo');
    await curlPost('/room/read?name=Bob', 'three');
    expect(await lines.until((text) => text.includes('three'))).toBe('Ada: one\n  two\nBob: three\n');
    await lines.close();
  });

  it('[P3] its reader is here, as the guest who posts by that name', async () => {
    const ann = await join('here', await createKey());
    const lines = await follow('/room/here?name=Reader');
    await ann.until(({ texts }) => texts.some((text) => text.includes('"name":"Reader"')), 'the reader');
    const posted = await curlPost('/room/here?name=Reader', 'me', { Accept: 'application/json' });
    const { by } = await posted.json<{ by: string }>();
    expect(ann.texts.join()).toContain(`{"member":"${by}","name":"Reader","state":"active"}`);
    expect(ann.texts.join()).not.toContain('likeName');
    await lines.close();
    await ann.until(
      ({ frames }) => frames.some((frame) => frame.type === 'presence' && frame.left.includes(by)),
      'a leave',
    );
  });

  it('[P2] its reader is that guest however the name was spelled', async () => {
    const lines = await follow(`/room/spelled?name=${encodeURIComponent('  Zoe\u0308 ')}`);
    const posted = await curlPost('/room/spelled?name=Zo%C3%AB', 'me', { Accept: 'application/json' });
    const { by } = await posted.json<{ by: string }>();
    const here = await (await api('GET', 'spelled/members')).json<{ present: { member: string }[] }>();
    expect(here.present.map(({ member }) => member)).toEqual([by]);
    await lines.close();
  });

  it('begins with the last messages as they read now, or after a seq', async () => {
    for (const text of ['one', 'two', 'three']) await curlPost('/room/begin?name=Ada', text);
    const history = await follow('/room/begin?history=2');
    expect(await history.until((text) => text.includes('three'))).toBe('Ada: two\nAda: three\n');
    const since = await follow('/room/begin?since=1');
    expect(await since.until((text) => text.includes('three'))).toBe('Ada: two\nAda: three\n');
    const events = await follow('/room/begin?history=2', EVENTS);
    expect(idsIn(await events.until((text) => text.includes('three')))).toEqual([2, 3]);
    for (let n = 4; n <= 8; n += 1) await api('PUT', `begin/messages/2/reactions/👍?name=R${n}`);
    const reacted = await follow('/room/begin?history=2', EVENTS);
    expect(idsIn(await reacted.until((text) => text.includes('id: 8\n')))).toEqual([2, 3, 4, 5, 6, 7, 8]);
    for (const stream of [history, since, events, reacted]) await stream.close();
  });

  it('of events has seq, kind and the author, and goes on exactly after the last id', async () => {
    const first = await follow('/room/resume?since=0', EVENTS);
    expect(first.response.headers.get('Content-Type')).toBe('text/event-stream; charset=utf-8');
    for (let n = 1; n <= 5; n += 1) await curlPost('/room/resume?name=Ada', `${n}`);
    const text = await first.until((seen) => idsIn(seen).length === 5);
    expect(text).toMatch(/^retry: \d+\n\nid: 0\n\nid: 1\nevent: message\ndata: \{"seq":1,.*"name":"Ada"\}\n\n/);
    await first.close();
    for (let n = 6; n <= 9; n += 1) await curlPost('/room/resume?name=Ada', `${n}`);
    const second = await follow('/room/resume?since=0', { ...EVENTS, 'Last-Event-ID': '5' });
    await curlPost('/room/resume?name=Ada', '10');
    expect(idsIn(await second.until((seen) => seen.includes('"10"')))).toEqual([6, 7, 8, 9, 10]);
    await second.close();
  });

  it('[R1] says when it cannot go on, and shows the latest', async () => {
    await curlPost('/room/lost?name=Ada', 'one');
    const events = await follow('/room/lost', { ...EVENTS, 'Last-Event-ID': '99' });
    expect(await events.until((text) => text.includes('one'))).toMatch(
      /event: reset\ndata: \{"reason":"ahead"\}\n\nid: 1\nevent: message\n/,
    );
    await events.close();
    expect((await curl('/room/lost?since=x')).status).toBe(400);
    expect((await curl('/room/lost?name=a%3Ab')).status).toBe(422);
  });

  it('[G13] goes on while the room sleeps between any two events', async () => {
    const lines = await follow('/room/asleep?name=Reader');
    for (let n = 1; n <= 4; n += 1) {
      await evictDurableObject(stubOf('asleep'), { webSockets: 'hibernate' });
      await curlPost('/room/asleep?name=Ada', `${n}`);
      await lines.until((text) => text.includes(`Ada: ${n}\n`));
    }
    expect(lines.text).toBe('Ada: 1\nAda: 2\nAda: 3\nAda: 4\n');
    await lines.close();
  });

  it('[G13] goes on where it was when its connection to the room is lost, as by a deployment', async () => {
    const lines = await follow('/room/deployed?name=Reader&since=0');
    for (let n = 1; n <= 4; n += 1) {
      await curlPost('/room/deployed?name=Ada', `${n}`);
      if (n % 2 === 0) await evictDurableObject(stubOf('deployed'), { webSockets: 'close' });
    }
    await abortAllDurableObjects();
    await curlPost('/room/deployed?name=Ada', '5');
    expect(await lines.until((text) => text.includes('Ada: 5\n'))).toBe('Ada: 1\nAda: 2\nAda: 3\nAda: 4\nAda: 5\n');
    await lines.close();
  });

  it('[Z1] of more than a socket may hold unread comes whole to a reader who is slow', async () => {
    const lines = await follow('/room/slow', EVENTS);
    for (let n = 1; n <= 100; n += 1) await curlPost(`/room/slow?name=N${n % 10}`, '😀'.repeat(4_000));
    await curlPost('/room/slow?name=Last', 'the last');
    const seen = idsIn(await lines.until((text) => text.includes('the last')));
    expect([seen, lines.text.length > 400_000]).toEqual([Array.from({ length: 101 }, (_, i) => i + 1), true]);
    await lines.close();
  });

  it('that may not begin says why', async () => {
    const crowded = {
      ...env,
      ROOM: { getByName: () => ({ fetch: () => refused(4507) }) } as unknown as typeof env.ROOM,
    };
    const headers = { 'User-Agent': 'curl/8', Accept: '*/*' };
    const answer = await app.fetch(new Request('http://ajar.test/room/full', { headers }), crowded);
    expect([answer.status, answer.headers.get('Retry-After')]).toEqual([503, '60']);
  });
});

/** A room that accepts and closes. */
function refused(code: number): Response {
  const { 0: client, 1: server } = new WebSocketPair();
  server.accept();
  server.close(code, '');
  return new Response(null, { status: 101, webSocket: client });
}

it('[P1] the page is for whoever does not name a program’s form', async () => {
  const page = await get('/room/unfurl', { headers: { Accept: '*/*', 'User-Agent': 'Slackbot-LinkExpanding 1.0' } });
  expect(page.headers.get('Content-Type')).toBe('text/html; charset=utf-8');
  expect(page.headers.get('Vary')).toContain('Accept, User-Agent');
  expect(await page.text()).toContain('og:title');
  const foreign = await get('/room/unfurl', { headers: { Accept: 'text/html', Origin: 'http://evil.test' } });
  expect(foreign.status).toBe(200);
});

describe('[P1] the link of a message', () => {
  const JSON_TYPE = { Accept: 'application/json' };

  it('is that message as a line for commands, as it reads now', async () => {
    await curlPost('/room/linked?name=Ada', 'one\ntwo');
    const answer = await curl('/room/linked/m/1');
    expect([answer.status, answer.headers.get('Content-Type'), answer.headers.get('Cache-Control')]).toEqual([
      ...[200, 'text/plain; charset=utf-8', 'no-store'],
    ]);
    expect(answer.headers.get('Vary')).toContain('Accept, User-Agent');
    expect(await answer.text()).toBe('Ada: one\n  two\n');
    await api('PATCH', 'linked/messages/1?name=Ada', { text: 'three' }, CURL);
    await api('POST', 'linked/messages?name=Ada', { text: 'waves', action: true }, CURL);
    const texts = [1, 3].map(async (seq) => (await curl(`/room/LINKED/m/${seq}`)).text());
    expect(await Promise.all(texts)).toEqual(['Ada: three\n', 'Ada: /me waves\n']);
  });

  it('is JSON for who asks for that, and the page for everyone else', async () => {
    await curlPost('/room/forms?name=Ada', 'one');
    const json = await curl('/room/forms/m/1', { headers: JSON_TYPE });
    expect(await json.json()).toMatchObject({ seq: 1, name: 'Ada', text: 'one', reactions: [] });
    const unfurler = { Accept: '*/*', 'User-Agent': 'Slackbot-LinkExpanding 1.0' };
    for (const headers of [unfurler, { Accept: 'text/html', Origin: 'http://evil.test' }, EVENTS]) {
      const page = await get('/room/forms/m/1', { headers });
      expect([page.status, page.headers.get('Content-Type')]).toEqual([200, 'text/html; charset=utf-8']);
    }
    const other = await get('/room/Forms/m/1', { headers: { Accept: 'text/html' } });
    expect([other.status, other.headers.get('Location')]).toEqual([308, '/room/forms/m/1']);
  });

  it('[G19] says that there is none, or none any more', async () => {
    await curlPost('/room/gone?name=Ada', 'secret');
    await api('DELETE', 'gone/messages/1?name=Ada', undefined, CURL);
    const [deleted, change, never] = [1, 2, 3].map((seq) => curl(`/room/gone/m/${seq}`));
    expect([(await deleted)?.status, await (await deleted)?.text()]).toEqual([410, '* The message was deleted.\n']);
    expect([(await change)?.status, await (await never)?.text()]).toEqual([
      404,
      '* There is no such message in the log.\n',
    ]);
    const json = await curl('/room/gone/m/1', { headers: JSON_TYPE });
    expect([json.status, await json.json()]).toMatchObject([200, { text: null }]);
    expect(await (await curl('/room/gone/m/3', { headers: JSON_TYPE })).json()).toMatchObject({
      code: 'targetUnknown',
    });
    expect((await curl('/room/a.b/m/1')).status).toBe(400);
  });

  it('[P8] [P9] [P10] keeps the manners of the room’s', async () => {
    await curlPost('/room/manners?name=Ada', 'one');
    expect((await curl('/room/manners/m/1', { headers: { ...JSON_TYPE, Origin: 'http://evil.test' } })).status).toBe(
      403,
    );
    const head = await curl('/room/manners/m/1', { method: 'HEAD' });
    expect([head.status, head.headers.get('Content-Type'), head.body]).toEqual([
      200,
      'text/plain; charset=utf-8',
      null,
    ]);
    const options = await curl('/room/manners/m/1', { method: 'OPTIONS' });
    expect([options.status, options.headers.get('Allow')]).toEqual([204, 'GET, HEAD, OPTIONS']);
    expect((await curlPost('/room/manners/m/1', 'x')).status).toBe(405);
    const from = { headers: { 'CF-Connecting-IP': '192.0.2.40' } };
    const searches = Array.from({ length: 80 }, () => curl('/api/v1/rooms/manners/search?q=x', from));
    const answers = await Promise.all(Array.from({ length: 20 }, () => curl('/room/manners/m/1', from)));
    await Promise.all(searches);
    const refused = answers.find(({ status }) => status === 429);
    expect(Number(refused?.headers.get('Retry-After'))).toBeGreaterThan(0);
    expect(await refused?.text()).toMatch(/^\* /);
  });
});
