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
    return (await front.fetch(new Request(`http://ajar.test${path}`), env, null)).text();
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
