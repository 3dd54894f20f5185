// Which addresses the Worker may connect to when it runs on a machine of one's own.

import { once } from 'node:events';
import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { createOutbound, isPublicAddress } from '../../../src/tools/outbound.ts';

describe('[B7] an address', () => {
  test.each(['1.1.1.1', '172.15.0.1', '172.32.0.1', '192.169.0.1', '100.128.0.1', '2606:4700::1111', '2a00::1'])(
    '%s is public',
    (address) => expect(isPublicAddress(address)).toBe(true),
  );
  const others = [
    ...[
      '127.0.0.1',
      '127.9.9.9',
      '0.0.0.0',
      '10.1.2.3',
      '172.16.0.1',
      '172.31.255.255',
      '192.168.0.1',
      '169.254.169.254',
    ],
    ...['100.64.0.1', '198.18.0.1', '224.0.0.1', '255.255.255.255', '::', '::1', '::ffff:127.0.0.1', '::ffff:1.1.1.1'],
    ...['fe80::1', 'fc00::1', 'fd12::1', 'ff02::1', '64:ff9b::7f00:1', '2001:0:1::', '2001:db8::1', '2002:7f00:1::'],
    ...['localhost', '', '1.1.1', '2130706433'],
  ];
  test.each(others)('%j is not', (address) => expect(isPublicAddress(address)).toBe(false));
});

describe('[B7] what goes out', () => {
  const server = createServer((_, response) => response.writeHead(200, { 'X-Here': 'yes' }).end('here'));
  let port = 0;
  beforeAll(async () => {
    await once(server.listen(0), 'listening');
    const address = server.address();
    port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  });
  afterAll(() => server.close());
  const statusOf = async (url: string, listed = '') =>
    (await createOutbound(listed)(new Request(url, { method: 'POST', body: 'x' }))).status;

  it('reaches this machine under no name and no number', async () => {
    const hosts = ['localhost', '127.0.0.1', '[::1]', '0.0.0.0', '[::ffff:127.0.0.1]'];
    expect(await Promise.all(hosts.map((host) => statusOf(`http://${host}:${port}/`)))).toEqual(hosts.map(() => 502));
  });

  it('reaches it where the deployment lists it, with all that is answered', async () => {
    const origin = `http://127.0.0.1:${port}`;
    const answer = await createOutbound(`${origin}, http://other.example`)(
      new Request(origin, { method: 'POST', body: 'x' }),
    );
    expect([answer.status, answer.headers.get('X-Here'), await answer.text()]).toEqual([200, 'yes', 'here']);
    expect(await statusOf(`http://localhost:${port}/`, origin)).toBe(502);
  });
});

describe('[B7] a receiver', () => {
  const DEADLINE_MS = 300;
  /** So late that only the amount can end it. */
  const A_MINUTE = 60_000;
  const CHUNK = Buffer.alloc(16 * 1024);
  const servers: ReturnType<typeof createServer>[] = [];
  afterAll(() => {
    for (const server of servers) server.close().closeAllConnections();
  });

  /** A receiver that answers so; `hungUp` resolves once it sees the connection close. */
  async function receive(answer: RequestListener) {
    const hungUp = Promise.withResolvers<void>();
    const server = createServer((request, response) => {
      request.socket.on('close', hungUp.resolve);
      answer(request, response);
    });
    servers.push(server);
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const address = server.address();
    const origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
    const deliver = (deadlineMs: number) =>
      createOutbound(origin, deadlineMs)(new Request(origin, { method: 'POST', body: 'x' }));
    return { deliver, hungUp: hungUp.promise };
  }

  const drip = (_: unknown, response: ServerResponse) => {
    response.writeHead(200);
    const timer = setInterval(() => response.write('.'), 20);
    response.on('close', () => clearInterval(timer));
  };
  const flood = (_: unknown, response: ServerResponse) => {
    const pour = () => {
      while (!response.destroyed && response.write(CHUNK)) {}
    };
    pour();
    response.on('drain', pour).on('error', () => {});
  };

  it('that never answers is hung up at the deadline', async () => {
    const { deliver, hungUp } = await receive(() => {});
    expect((await deliver(DEADLINE_MS)).status).toBe(502);
    await hungUp;
  });

  it('that drips is hung up at the deadline, and its answer breaks off', async () => {
    const { deliver, hungUp } = await receive(drip);
    const taken = await deliver(DEADLINE_MS);
    expect(taken.status).toBe(200);
    await expect(taken.text()).rejects.toThrow();
    await hungUp;
  });

  it('that floods is hung up at the deadline though nobody reads what it says', async () => {
    const { deliver, hungUp } = await receive(flood);
    const { status } = await deliver(DEADLINE_MS);
    await hungUp;
    expect(status).toBe(200);
  });

  it('that floods is read up to 64 KiB and hung up', async () => {
    const { deliver, hungUp } = await receive(flood);
    const taken = await deliver(A_MINUTE);
    const sizes: number[] = [];
    const read = async () => {
      for await (const chunk of taken.body ?? []) sizes.push(chunk.byteLength);
    };
    await expect(read()).rejects.toThrow();
    await hungUp;
    const total = sizes.reduce((sum, size) => sum + size, 0);
    expect(total).toBeGreaterThan(0);
    expect(total).toBeLessThanOrEqual(64 * 1024);
  });
});
