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
    ['/room/Tea', 308],
    ['/room/a.b', 400],
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
