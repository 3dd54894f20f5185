// Which methods an address says it has: those of the API's document, at OPTIONS and wherever another one is refused.
import { expect, test } from 'vitest';
import { OPERATIONS } from '../../src/protocol/api/operations.ts';
import { get } from './worker-client.ts';

const PLACES: Readonly<Record<string, string>> = {
  room: 'methods',
  seq: '1',
  emoji: '%F0%9F%91%8D',
  hook: 'x',
  token: 't',
};
const methodsOf = new Map(
  [...Map.groupBy(OPERATIONS, ({ path }) => path)].map(([path, operations]) => {
    const methods = new Set(operations.map(({ method }) => method.toUpperCase()));
    if (methods.has('GET')) methods.add('HEAD');
    return [path, methods] as const;
  }),
);

test.each([...methodsOf])('[P10] %s', async (path, methods) => {
  const address = path.replace(/\{(\w+)\}/g, (_, name: string) => PLACES[name] ?? '');
  const other = ['PATCH', 'DELETE', 'POST'].find((method) => !methods.has(method)) ?? expect.fail('It has them all');
  const refused = await get(address, { method: other });
  const allowed = (response: Response) => new Set(response.headers.get('Allow')?.split(', '));
  if (!path.startsWith('/hooks/')) methods.add('OPTIONS');
  expect([refused.status, allowed(refused)]).toEqual([405, methods]);
  const options = await get(address, { method: 'OPTIONS' });
  expect(allowed(options)).toEqual(methods);
});

test('[P10] of a room that is called like a part of one are a room’s', async () => {
  const options = await get('/api/v1/rooms/messages', { method: 'OPTIONS' });
  expect(options.headers.get('Allow')).toBe('GET, HEAD, OPTIONS');
});
