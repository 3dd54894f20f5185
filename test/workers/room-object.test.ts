// Real sockets to the real object: joining, talking, closing.
import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { describe, expect, it, test } from 'vitest';
import { PROTOCOL } from '../../src/protocol/version.ts';
import { Room } from '../../src/server/room-object.ts';
import { createKey, dial, get, helloOf, join, type Line, say, upgrade } from './worker-client.ts';

let rooms = 0;
const newRoom = (): string => {
  rooms += 1;
  return `room-${rooms}`;
};
const plain = (room: string, query = '?name=Gus'): Promise<Line> => dial(`/room/${room}${query}`, { protocols: [] });
const has = (text: string) => (line: Line) => line.texts.some((sent) => sent.includes(text));

describe('[H3] a hello', () => {
  it('with a real signature joins, and everyone hears', async () => {
    const room = newRoom();
    const [ann, bob] = [await createKey(), await createKey()];
    const lines = [await join(room, ann), await join(room, bob, { name: 'Bob' })];
    const [first, second] = lines as [Line, Line];
    expect((await second.first('welcome')).you).toEqual({ member: bob.member, name: 'Bob' });
    expect((await second.first('welcome')).room.id).toBe(room);
    await say(first, 'Hello');
    await second.until(has('Hello'), 'Hello');
    const { events, members, epoch } = await second.first('events');
    expect(events).toMatchObject([{ seq: 1, by: ann.member, kind: 'message', body: { text: 'Hello' } }]);
    expect([members[ann.member], epoch]).toEqual([{ name: 'Ann' }, expect.stringMatching(/^[\w-]{16}$/)]);
  });

  it('in any spelling of the room signs the canonical one', async () => {
    const key = await createKey();
    const line = await dial('/room/CAF%C3%89');
    line.send(await helloOf(key, 'café', (await line.first('challenge')).nonce));
    expect((await line.first('welcome')).room.id).toBe('café');
  });

  const wrong: [string, Parameters<typeof helloOf>[3]][] = [
    ['another host', { signed: { host: 'evil.test' } }],
    ['another room', { signed: { room: 'another' } }],
    ['another nonce', { signed: { nonce: 'n'.repeat(32) } }],
    ['nothing we know', { signature: 'A'.repeat(86) }],
    ['a key that is no point of the curve', { key: '_'.repeat(43) }],
  ];
  test.each(wrong)('that signs %s is closed with 4502', async (_, rest) => {
    const room = newRoom();
    const line = await dial(`/room/${room}`);
    line.send(await helloOf(await createKey(), room, (await line.first('challenge')).nonce, rest));
    expect([await line.untilClosed(), line.closed?.reason]).toEqual([4502, 'badSignature']);
    expect(line.frames.map(({ type }) => type)).toEqual(['challenge']);
  });

  it('[H2] that was good once is not good on another socket', async () => {
    const room = newRoom();
    const [one, two] = [await dial(`/room/${room}`), await dial(`/room/${room}`)];
    const hello = await helloOf(await createKey(), room, (await one.first('challenge')).nonce);
    one.send(hello);
    await one.first('welcome');
    await two.first('challenge');
    two.send(hello);
    expect(await two.untilClosed()).toBe(4502);
  });

  it('[H2] that is sent twice at once is closed with 4506 and seats nobody', async () => {
    const room = newRoom();
    const line = await dial(`/room/${room}`);
    const hello = await helloOf(await createKey(), room, (await line.first('challenge')).nonce);
    line.send(hello);
    line.send(hello);
    expect(await line.untilClosed()).toBe(4506);
    expect((await (await join(room, await createKey())).first('welcome')).roster.count).toBe(1);
  });

  it('[H4] as a guest needs no key, and the same engine is the same guest', async () => {
    const room = newRoom();
    const guest = async (engine: string, attempt: number): Promise<string> => {
      const line = await dial(`/room/${room}`);
      await line.first('challenge');
      line.send({ type: 'guest', name: 'Gus', engine, attempt });
      return (await line.first('welcome')).you.member;
    };
    const members = [
      await guest('engine-000000001', 0),
      await guest('engine-000000001', 1),
      await guest('engine-000000002', 0),
    ];
    expect(members[0]).toMatch(/^guest:[\w-]{22}$/);
    expect([members[1] === members[0], members[2] === members[0]]).toEqual([true, false]);
  });
});

describe('[T1] plain text', () => {
  it('needs nothing but a socket', async () => {
    const room = newRoom();
    const [gus, liz] = [await plain(room), await plain(room, '')];
    gus.send('Hello');
    await liz.until(has('Gus: Hello'), 'Hello');
    liz.send('Hi\nGus');
    await gus.until(has('Hi'), 'Hi');
    expect(gus.texts[0]).toBe('Gus: Hello');
    expect(gus.texts[1]).toMatch(/^[A-Z][a-z]+ [A-Z][a-z]+: Hi\n {2}Gus$/);
    const late = await plain(room, '?name=Late&history=20');
    await late.until(has('Gus: Hello'), 'history');
    expect(late.texts).toEqual([[...gus.texts].join('\n')]);
  });

  it('[T4] answers a heartbeat, and [T2] closes on a bad name', async () => {
    const gus = await plain(newRoom());
    gus.send('ping');
    await gus.until(has('pong'), 'pong');
    expect(await (await plain(newRoom(), '?name=a%3Ab')).untilClosed()).toBe(4503);
  });
});

describe('[S12] the close handshake', () => {
  it('answers a close without a code and one with a code', async () => {
    const room = newRoom();
    const [bare, polite, odd] = [await plain(room), await plain(room), await plain(room)];
    bare.close();
    polite.close(1000, 'bye');
    odd.close(3999, 'odd');
    expect([await bare.untilClosed(), await polite.untilClosed(), await odd.untilClosed()]).toEqual([1005, 1000, 3999]);
    expect([bare.closed?.wasClean, polite.closed?.reason]).toEqual([true, 'bye']);
  });

  it('forgets a member whose socket closed, and leaves the others be', async () => {
    const room = newRoom();
    const [ann, bob] = [await join(room, await createKey()), await join(room, await createKey())];
    await ann.until(({ frames }) => frames.some((frame) => frame.type === 'presence' && frame.count === 2), 'two');
    bob.close();
    await ann.until(
      ({ frames }) => frames.some((frame) => frame.type === 'presence' && frame.left.length === 1),
      'one',
    );
    await say(ann, 'alone');
  });

  const codes = [1005, 1006, 1015, 1000, 999, 0, 5000];
  test.each(codes)('takes a close of %i as the platform reports it, and goes on', async (code) => {
    const room = newRoom();
    const [ann, bob] = [await join(room, await createKey()), await join(room, await createKey())];
    await runInDurableObject(env.ROOM.getByName(room), (instance: Room, state) => {
      const [newest] = state.getWebSockets();
      if (newest) instance.webSocketClose(newest, code, '', code !== 1006);
      if (newest) instance.webSocketClose(newest, code, '', true);
      if (newest) instance.webSocketError(newest);
    });
    await say(ann, 'still here');
    expect(bob.texts.some((text) => text.includes('still here'))).toBe(false);
  });
});

describe('[K2] frames that no room takes', () => {
  it('binary ones close with 4505, on either wire, joined or not', async () => {
    const room = newRoom();
    for (const line of [await join(room, await createKey()), await plain(room), await dial(`/room/${room}`)]) {
      line.send(new ArrayBuffer(2));
      expect(await line.untilClosed()).toBe(4505);
    }
  });

  it('over 64 KiB too, and one of 64 KiB does not', async () => {
    const room = newRoom();
    const ann = await join(room, await createKey());
    ann.send('x'.repeat(64 * 1024));
    expect((await ann.first('error')).code).toBe('badJson');
    ann.send('x'.repeat(64 * 1024 + 1));
    expect(await ann.untilClosed()).toBe(4505);
  });

  it('[S13] errors are codes and sentences', async () => {
    const ann = await join(newRoom(), await createKey());
    ann.send('{"type":"post","posts":[{"id":1}]}');
    const { code, message } = await ann.first('error');
    expect([code, message]).toEqual(['badFrame', 'The frame does not fit the schema of its type.']);
  });
});

describe("[K6] a deployment's limits", () => {
  /** Opens a socket of an object that lives under other vars, and answers the code it was closed with, if it was. */
  const codeUnder = (room: string, vars: Record<string, string>): Promise<number | undefined> =>
    runInDurableObject(env.ROOM.getByName(room), async (_, state) => {
      const headers = {
        ...{ Upgrade: 'websocket', 'Sec-WebSocket-Protocol': PROTOCOL },
        'CF-Connecting-IP': '192.0.2.7',
      };
      const { webSocket } = await new Room(state, { ...env, ...vars }).fetch(
        new Request('http://ajar.test/room/x', { headers }),
      );
      return new Promise<number | undefined>((resolve) => {
        webSocket?.addEventListener('close', ({ code }) => resolve(code));
        // Who may stay is challenged.
        webSocket?.addEventListener('message', () => resolve(undefined));
        webSocket?.accept();
      });
    });

  it('a full room closes with 4507', async () => {
    const room = newRoom();
    expect(await codeUnder(room, { MEMBERS_PER_ROOM: '1' })).toBeUndefined();
    expect(await codeUnder(room, { MEMBERS_PER_ROOM: '1' })).toBe(4507);
    expect(await codeUnder(room, { MEMBERS_PER_ROOM: 'many' })).toBeUndefined();
  });

  it('[S13] an address that opens too many sockets gets 4005, also over wakes, and is kept as a hash only', async () => {
    const room = newRoom();
    const vars = { CONNECTIONS_PER_ADDRESS: '2' };
    const codes = [];
    for (let time = 0; time < 3; time += 1) codes.push(await codeUnder(room, vars));
    expect(codes).toEqual([undefined, undefined, 4005]);
    const kept = await runInDurableObject(env.ROOM.getByName(room), (_, state) =>
      JSON.stringify(state.getWebSockets().map((socket) => socket.deserializeAttachment())),
    );
    expect(kept).toMatch(/"address":"[\w-]{12}"/);
    expect(kept).not.toContain('192.0.2.7');
  });
});

it('[E7] visitors of a room in which nothing was written leave no table, no row and no alarm', async () => {
  const room = newRoom();
  const [ann, gus] = [await join(room, await createKey(), { heartbeat: true }), await plain(room, '?history=20')];
  ann.send({ type: 'typing', on: true });
  ann.send({ type: 'presence', state: 'idle' });
  ann.send({ type: 'page', ref: 1 });
  await ann.first('page');
  gus.close();
  await gus.untilClosed();
  const left = await runInDurableObject(env.ROOM.getByName(room), async (_, { storage }) => [
    storage.sql.exec(`SELECT name FROM sqlite_master WHERE name NOT LIKE '\\_cf%' ESCAPE '\\'`).toArray(),
    await storage.getAlarm(),
    [...(await storage.list()).keys()],
  ]);
  expect(left).toEqual([[], null, []]);
});

it('[S5] looking at the page of a room wakes no object', async () => {
  expect((await get('/room/never-opened')).status).toBe(200);
  const response = await upgrade('/room/a.b');
  response.webSocket?.accept();
  const { listDurableObjectIds } = await import('cloudflare:test');
  const names = (await listDurableObjectIds(env.ROOM)).map((id) => id.toString());
  expect(names.length).toBeGreaterThan(5);
  expect(names).not.toContain(env.ROOM.idFromName('never-opened').toString());
});
