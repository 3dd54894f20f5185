// The export as the Worker streams it from a real object.
import { evictDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import { app } from '../../src/server/app.ts';
import type { ExportCall } from '../../src/server/room-calls.ts';
import { createKey, get, join, say } from './worker-client.ts';

describe('GET /room/:id/export', () => {
  it('[A13] is a file of everything that was said, after a wake too', async () => {
    const ann = await join('kept', await createKey(), { name: 'Ann' });
    await say(ann, 'one');
    await say(ann, 'two');
    await evictDurableObject(env.ROOM.getByName('kept'), { webSockets: 'hibernate' });
    const response = await get('/room/kept/export');
    expect(response.headers.get('Content-Type')).toBe('application/x-ndjson; charset=utf-8');
    expect(response.headers.get('Content-Disposition')).toMatch(
      /^attachment; filename\*=UTF-8''ajar-kept-\d{4}-\d\d-\d\d\.ndjson$/,
    );
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    const lines = (await response.text())
      .trimEnd()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    expect(lines).toMatchObject([
      { type: 'room', id: 'kept', head: 2 },
      { seq: 1, name: 'Ann', kind: 'message', body: { text: 'one' } },
      { seq: 2, body: { text: 'two' } },
    ]);
  });

  it('is text for people, named after the room whatever its letters', async () => {
    const ann = await join('teeküche', await createKey(), { name: 'Ann' });
    await say(ann, 'one');
    const response = await get('/room/teek%C3%BCche/export?format=text');
    expect(response.headers.get('Content-Disposition')).toContain('ajar-teek%C3%BCche-');
    expect(await response.text()).toMatch(
      /^teeküche\nExported .*\nAfter a name: .*\n\n\[.{19}\] #1 Ann \(..·..\): one\n$/,
    );
  });

  it('says what forms there are, and where the room is', async () => {
    expect(await (await get('/room/kept/export?format=pdf')).json()).toMatchObject({ code: 'badFormat' });
    expect((await get('/room/Kept/export?format=text')).headers.get('Location')).toBe('/room/kept/export?format=text');
  });

  it('[P8] of one address that asks too often has to wait, over the API as well', async () => {
    const headers = { 'CF-Connecting-IP': '192.0.2.50' };
    for (const path of ['/room/often/export', '/api/v1/rooms/often/export']) {
      const answers = await Promise.all(Array.from({ length: 80 }, () => get(path, { headers })));
      const refused = answers.find(({ status }) => status === 429);
      expect(Number(refused?.headers.get('Retry-After'))).toBeGreaterThan(0);
      expect(refused?.headers.get('Content-Disposition')).toBeNull();
      expect(await refused?.json()).toMatchObject({ status: 429, code: 'tooFast' });
    }
    expect((await get('/room/often/export', { headers: { 'CF-Connecting-IP': '192.0.2.51' } })).status).toBe(200);
  });

  it('[P8] each turn of it is asked for when the one before was taken, and waits until its reader may ask', async () => {
    const asked: unknown[] = [];
    const room = {
      exportTurn: async ({ address, place }: ExportCall) => {
        asked.push(place?.after ?? null);
        if (asked.length === 2) return { kind: 'refused', code: 'tooFast', delayMs: 5 };
        expect(address).toBe('192.0.2.52');
        const after = place?.after ?? 0;
        return {
          kind: 'answered',
          value: { text: `${after + 1}\n`, next: after < 2 ? { after: after + 1, until: 3 } : null },
        };
      },
    };
    const rooms = { ...env, ROOM: { getByName: () => room } as unknown as typeof env.ROOM };
    const headers = { 'CF-Connecting-IP': '192.0.2.52' };
    const file = await app.fetch(new Request('http://ajar.test/room/kept/export', { headers }), rooms);
    expect([await file.text(), asked]).toEqual(['1\n2\n3\n', [null, 1, 1, 2]]);
  });

  it('[P10] asked for by HEAD has the headers, and nothing of the log is read', async () => {
    const ROOM = { getByName: () => ({ exportTurn: () => expect.fail('it was read') }) };
    const request = new Request('http://ajar.test/room/kept/export', { method: 'HEAD' });
    const head = await app.fetch(request, { ...env, ROOM: ROOM as unknown as typeof env.ROOM });
    expect([head.status, head.headers.get('Content-Type'), head.body]).toEqual([
      ...[200, 'application/x-ndjson; charset=utf-8', null],
    ]);
  });
});
