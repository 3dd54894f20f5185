// The front of `npm run serve`: who the peer is, and whether Worker or assets answer.

import { describe, expect, test } from 'vitest';
import { addressOf, createFront, isWorkerFirst, withPeerAddress } from '../../../src/tools/front.ts';

describe('the peer', () => {
  test.each([
    ['127.0.0.1:40112', '127.0.0.1'],
    ['127.0.0.1', '127.0.0.1'],
    ['[::1]:40112', '::1'],
    ['[2001:db8::7]', '2001:db8::7'],
    ['unix:/tmp/socket', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('%s has the address %s', (clientIp, address) => {
    expect(addressOf(clientIp)).toBe(address);
  });

  const claim = () => new Request('http://ajar.test/', { headers: { 'CF-Connecting-IP': '6.6.6.6' } });

  test('cannot claim another address', () => {
    const incoming = Object.assign(claim(), { cf: { clientIp: '10.0.0.7:40112' } });
    expect(withPeerAddress(incoming).headers.get('CF-Connecting-IP')).toBe('10.0.0.7');
  });

  test('that is unknown is not believed either', () => {
    expect(withPeerAddress(claim()).headers.has('CF-Connecting-IP')).toBe(false);
  });
});

describe('the Worker comes first', () => {
  const patterns = ['/api/*', '/room/*', '/echo', '!/api/docs/*'];

  test.each(['/api/health', '/room/x', '/echo'])('for %s', (path) => {
    expect(isWorkerFirst(path, patterns)).toBe(true);
  });

  test.each(['/', '/index.html', '/echoes', '/api', '/xapi/health', '/api/docs/index.html'])(
    'but not for %s',
    (path) => {
      expect(isWorkerFirst(path, patterns)).toBe(false);
    },
  );
});

describe('a request', () => {
  const worker = { fetch: () => new Response('worker') };
  const env = {
    ASSETS: {
      fetch: async ({ url }: Request) =>
        url.endsWith('/page') ? new Response('asset') : new Response(null, { status: 404 }),
    },
  };
  const answerTo = async (path: string) => {
    const front = createFront<typeof env, null>(worker, ['/room/*']);
    return (await front.fetch(new Request(`http://localhost${path}`), env, null)).text();
  };

  test('for a path of the Worker goes to it even where an asset is', async () => {
    expect(await answerTo('/room/page')).toBe('worker');
  });

  test('for an asset goes to the asset', async () => {
    expect(await answerTo('/page')).toBe('asset');
  });

  test('for neither goes to the Worker, which knows how to say so', async () => {
    expect(await answerTo('/nowhere')).toBe('worker');
  });
});

describe('[S1] a host', () => {
  const worker = { fetch: () => new Response('worker') };
  const env = { ASSETS: { fetch: async () => new Response('asset') } };
  const answerTo = (url: string, vars: Record<string, string> = {}) =>
    createFront<typeof env, null>(worker, ['/room/*']).fetch(new Request(url), { ...env, ...vars }, null);

  const own = [
    'localhost',
    'localhost.',
    'LOCALHOST',
    'app.localhost',
    '127.0.0.1',
    '192.168.1.7',
    '[::1]',
    '[fe80::7]',
  ];
  test.each(own)('%s is always this one', async (host) => {
    expect((await answerTo(`http://${host}:8790/room/x`)).status).toBe(200);
  });

  const foreign = ['rebind.example', 'localhost.example', 'notlocalhost', '127.0.0.1.example', 'chat.example.evil'];
  test.each(foreign)('%s is foreign: neither page nor room answers, and it says what to do', async (host) => {
    const answers = [await answerTo(`http://${host}/`), await answerTo(`http://${host}/room/x`, { OWN_HOSTS: 'a b' })];
    expect(answers.map(({ status }) => status)).toEqual([421, 421]);
    expect(await answers[0]?.text()).toContain(`--public-name ${host}`);
    expect(answers[0]?.headers.get('X-Content-Type-Options')).toBe('nosniff');
  });

  test.each([{ OWN_HOSTS: '0.0.0.0 Chat.example' }, { ALLOWED_ORIGINS: 'http://other.example,https://chat.example' }])(
    'is this one where %j says so',
    async (vars) => {
      expect((await answerTo('http://chat.example:8790/room/x', vars)).status).toBe(200);
    },
  );

  test('that is none gets 400, not a fault', async () => {
    const broken = Object.create(new Request('http://localhost/'), { url: { value: 'http://a b/' } });
    const front = createFront<typeof env, null>(worker, []);
    expect((await front.fetch(broken, env, null)).status).toBe(400);
  });
});

describe('[G16] an address that turns to ever new rooms', () => {
  const asked: string[] = [];
  const worker = {
    fetch: ({ url }: Request) => {
      asked.push(url);
      return new Response('worker');
    },
  };
  const env = { ASSETS: { fetch: async () => new Response(null, { status: 404 }) } };

  function address(clientIp: string, most: string) {
    const front = createFront<typeof env & { JOINS_PER_ADDRESS: string }, null>(worker, ['/room/*', '/api/*']);
    return (path: string, from = clientIp) => {
      const request = Object.assign(new Request(`http://localhost${path}`), { cf: { clientIp: from } });
      return front.fetch(request, { ...env, JOINS_PER_ADDRESS: most }, null);
    };
  }

  test('meets 429 and reaches no room, whatever way it goes', async () => {
    const ask = address('10.0.0.7:1', '3');
    for (const path of ['/room/a', '/api/v1/rooms/b', '/hooks/c/token']) await ask(path);
    asked.length = 0;
    const paths = ['/room/d', '/api/v1/rooms/e/messages', '/hooks/f/token%ff', '/%72oom/g', '/room/%68'];
    const answers = await Promise.all(paths.map((path) => ask(path)));
    expect(answers.map(({ status }) => status)).toEqual(paths.map(() => 429));
    expect(Number(answers[0]?.headers.get('Retry-After'))).toBeGreaterThan(0);
    expect(asked).toEqual([]);
  });

  test('goes on in the rooms it knows, however they are written, and everywhere that is no room', async () => {
    const ask = address('10.0.0.7:1', '1');
    const paths = ['/room/Caf%C3%A9', '/room/caf%C3%A9/stats', '/api/health', '/room/no!room', '/'];
    for (const path of paths) expect((await ask(path)).status).not.toBe(429);
  });

  test('holds up no other, and an IPv6 network is one', async () => {
    const ask = address('[2001:db8:0:1::1]:1', '1');
    await ask('/room/a');
    expect((await ask('/room/b', '10.0.0.8:1')).status).toBe(200);
    expect((await ask('/room/c', '[2001:db8:0:2::1]:1')).status).toBe(200);
    expect((await ask('/room/d', '[2001:db8::1:9:9:9:9]:1')).status).toBe(429);
  });

  test('is not counted where the limit is off', async () => {
    const ask = address('10.0.0.7:1', '0');
    for (const path of ['/room/a', '/room/b']) expect((await ask(path)).status).toBe(200);
  });
});
