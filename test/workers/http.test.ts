// What the Worker answers without a socket, and to sockets that may not come in.
import { env } from 'cloudflare:workers';
import { describe, expect, it, test } from 'vitest';
import { app } from '../../src/server/app.ts';
import { SECURITY_HEADERS } from '../../src/server/security-headers.ts';
import { dial, get, upgrade } from './worker-client.ts';

const ORIGIN = 'http://ajar.test';

describe('[S9] every answer has every security header', () => {
  const paths: [string, number][] = [
    ['/room/tea', 200],
    ['/room/tea/export', 200],
    ['/room/tea/export?format=pdf', 400],
    ['/room/Tea/export', 308],
    ['/room/a.b/export', 400],
    ['/room/Tea', 308],
    ['/room/a.b', 400],
    ['/room/tea/m/17', 200],
    ['/room/a.b/m/17', 400],
    ['/room/tea/m/0', 404],
    ['/room/tea/m/x', 404],
    ['/room/tea/m/', 404],
    ['/room/', 404],
    ['/room/tea/more', 404],
    ['/api/health', 200],
    ['/api/nothing', 404],
    ['/echo', 426],
  ];
  test.each(paths)('%s: %i', async (path, status) => {
    const response = await get(path);
    expect(response.status).toBe(status);
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) expect(response.headers.get(name), name).toBe(value);
    expect(response.headers.get('Strict-Transport-Security')).toBeNull();
    expect(await response.text()).not.toMatch(/\bat .*:\d+|Error:|src\//);
  });

  it('a static file too, word for word', async () => {
    const response = await env.ASSETS.fetch(`${ORIGIN}/`);
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) expect(response.headers.get(name), name).toBe(value);
  });

  it('and HSTS over https', async () => {
    const response = await app.fetch(new Request('https://ajar.test/api/health'), env);
    expect(response.headers.get('Strict-Transport-Security')).toMatch(/^max-age=\d{8}/);
  });
});

describe('[K6] the address of a room', () => {
  const spellings: [string, string][] = [
    ['/room/Tea', '/room/tea'],
    ['/room/tea%20room', '/room/tea-room'],
    ['/room/CAF%C3%89', '/room/caf%C3%A9'],
    ['/room/cafe%CC%81?history=2&a=%26', '/room/caf%C3%A9?history=2&a=%26'],
    ['/room/Tea/m/17?a=1', '/room/tea/m/17?a=1'],
    ['/room/tea/?embed=1', '/room/tea?embed=1'],
  ];
  test.each(spellings)('%s redirects to %s, for good', async (typed, canonical) => {
    const response = await get(typed);
    expect([response.status, response.headers.get('Location')]).toEqual([308, canonical]);
    expect((await get(canonical)).status).toBe(200);
  });

  test.each([
    '/room/a%2Fb',
    '/room/%F0%9F%98%80',
    '/room/%E0%A4%A',
    '/room/%00',
    '/room/..%2f',
    `/room/${'x'.repeat(65)}`,
  ])('%s is bad: the page says so', async (path) => expect((await get(path)).status).toBe(400));
});

describe('[S1] [K7] the origin of a socket', () => {
  const open = (origin: string | null, allowed = '', path = '/room/origins') =>
    app.fetch(
      new Request(`${ORIGIN}${path}`, {
        headers: { Upgrade: 'websocket', ...(origin !== null && { Origin: origin }) },
      }),
      { ...env, ALLOWED_ORIGINS: allowed },
    );

  const origins: [string | null, string, number][] = [
    [null, '', 101],
    [ORIGIN, '', 101],
    ['https://ajar.test', '', 403],
    ['http://ajar.test:8080', '', 403],
    ['http://evil.test', '', 403],
    ['http://ajar.test.evil.test', '', 403],
    ['null', '', 403],
    ['http://friend.test', 'http://friend.test', 101],
    ['http://friend.test', 'http://other.test, http://friend.test', 101],
    ['http://friend.tes', 'http://friend.test', 403],
    ['http://evil.test', 'http://friend.test', 403],
    ['http://evil.test', '*', 403],
  ];
  test.each(origins)('%s with %j allowed: %i', async (origin, allowed, status) => {
    const response = await open(origin, allowed);
    expect(response.status).toBe(status);
    if (status === 403) expect(response.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
    response.webSocket?.accept();
    response.webSocket?.close();
  });

  it('is checked before anything else, also where there is no room', async () => {
    for (const path of ['/room/a.b', '/echo', '/api/health'])
      expect((await open('http://evil.test', '', path)).status).toBe(403);
  });
});

describe('a socket that cannot be served', () => {
  it('[K6] with a bad id is accepted and closed with 4501', async () => {
    const line = await dial('/room/a.b');
    expect([await line.untilClosed(), line.closed?.reason]).toEqual([4501, 'badRoomId']);
  });

  it.each(['/room/%E0%A4%A', '/room/%'])('[K6] %s cannot be decoded, which is as bad', async (path) => {
    expect(await (await dial(path)).untilClosed()).toBe(4501);
  });

  it('[K6] finds the room whatever the spelling, and whatever is asked beside it', async () => {
    const asked: string[] = [];
    const ROOM = { getByName: (name: string) => ({ fetch: () => Response.json(asked.push(name)) }) };
    for (const path of ['/room/Caf%C3%A9', '/room/cafe%CC%81?history=2', '/room/caf%C3%A9?x=/room/other#/room/other']) {
      const request = new Request(`${ORIGIN}${path}`, { headers: { Upgrade: 'WebSocket' } });
      await app.fetch(request, { ...env, ROOM: ROOM as unknown as typeof env.ROOM });
    }
    expect(asked).toEqual(['café', 'café', 'café']);
  });

  it.each([
    ['/room/tea/more', 404],
    ['/room/tea/', 308],
    ['/room/', 404],
    ['/echo/', 404],
    ['/x/echo', 404],
    ['/x/room/tea', 404],
  ])('gets a page where there is no socket: %s, %i', async (path, status) => {
    const request = new Request(`${ORIGIN}${path}`, { headers: { Upgrade: 'websocket' } });
    expect((await app.fetch(request, env)).status).toBe(status);
  });

  it('[S9] is told nothing of a fault of ours but to come back', async () => {
    const ROOM = { getByName: () => ({ fetch: () => Promise.reject(new Error('secret')) }) };
    const request = new Request(`${ORIGIN}/room/tea`, { headers: { Upgrade: 'websocket' } });
    const response = await app.fetch(request, { ...env, ROOM: ROOM as unknown as typeof env.ROOM });
    expect([response.status, response.headers.get('X-Content-Type-Options')]).toEqual([500, 'nosniff']);
    expect(await response.text()).toBe('Something broke here. Try again in a moment.\n');
  });

  it('[H1] that offers no name we know is closed with 4500, its first name echoed', async () => {
    const response = await upgrade('/room/tea', { protocols: ['ajar.v9', 'chat'] });
    expect([response.status, response.headers.get('Sec-WebSocket-Protocol')]).toEqual([101, 'ajar.v9']);
    const line = await dial('/room/tea', { protocols: ['ajar.v9', 'chat'] });
    expect(await line.untilClosed()).toBe(4500);
  });

  it('[H1] that offers ours among others gets ours', async () => {
    const response = await upgrade('/room/tea', { protocols: ['chat', 'ajar.v1'] });
    expect(response.headers.get('Sec-WebSocket-Protocol')).toBe('ajar.v1');
    response.webSocket?.accept();
    response.webSocket?.close();
  });
});

describe('/echo', () => {
  it('sends back every text frame, and closes on others', async () => {
    const line = await dial('/echo', { protocols: [] });
    line.send('Hello');
    await line.until(({ texts }) => texts.length === 1, 'an echo');
    expect(line.texts).toEqual(['Server received your message: Hello']);
    line.send(new ArrayBuffer(3));
    expect(await line.untilClosed()).toBe(1003);
  });
});
