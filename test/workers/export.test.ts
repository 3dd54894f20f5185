// The export as the Worker streams it from a real object.
import { evictDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import { createKey, get, join, say } from './worker-client.ts';

describe('GET /room/:id/export', () => {
  it('is a file of everything that was said, after a wake too', async () => {
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
    expect(await response.text()).toMatch(/^teeküche\nExported .*\n\n\[.{19}\] #1 Ann \(..·..\): one\n$/);
  });

  it('says what forms there are, and where the room is', async () => {
    expect(await (await get('/room/kept/export?format=pdf')).json()).toMatchObject({ error: 'badFormat' });
    expect((await get('/room/Kept/export?format=text')).headers.get('Location')).toBe('/room/kept/export?format=text');
  });
});
