// Hooks in the room's core: the desk where they are made, and what bots say.
import { describe, expect, it } from 'vitest';
import { ANN, BOT, desk, idOf, incoming, outgoing, post } from '../../../support/test-hooks.ts';
import { TestRoom } from '../../../support/test-room.ts';

describe('[B1] the desk', () => {
  it('makes a hook, also before anything was said, and shows nobody what is secret', () => {
    const room = new TestRoom();
    expect(desk(room).make(incoming())).toMatchObject({
      ok: true,
      value: { kind: 'incoming', name: 'CI', lastUsedAt: null },
    });
    desk(room).make(outgoing({ id: idOf(2) }));
    room.evict();
    const listed = (reader: string) => JSON.stringify(desk(room).list(reader));
    expect(listed('B'.repeat(43))).not.toMatch(/hash-1|whsec|a\.example/);
    expect(listed(ANN)).not.toMatch(/hash-1|whsec/);
    expect(listed(ANN)).toContain('a.example');
    expect(room.store.facts().head).toBe(0);
  });

  it('[S11] has room for ten, and takes a request that comes again for what it is', () => {
    const room = new TestRoom();
    const made = Array.from({ length: 10 }, (_, i) => desk(room).make(incoming(i)).ok);
    expect(made).toEqual(new Array(10).fill(true));
    expect(desk(room).make(incoming(3))).toEqual({ ok: false, error: 'hookKnown' });
    expect(desk(room).make(incoming(10))).toEqual({ ok: false, error: 'tooManyHooks' });
    expect(desk(room).revoke(idOf(3), ANN).ok).toBe(true);
    expect(desk(room).make(incoming(10)).ok).toBe(true);
    expect(desk(room).make({ ...incoming(11), name: 'a:b' })).toEqual({ ok: false, error: 'nameBad' });
  });

  it('[S4] revokes for the maker alone, and at once', async () => {
    const room = new TestRoom();
    desk(room).make(incoming());
    expect(desk(room).revoke(idOf(1), 'B'.repeat(43))).toEqual({ ok: false, error: 'hookNotYours' });
    expect(desk(room).revoke(idOf(2), ANN)).toEqual({ ok: false, error: 'hookUnknown' });
    expect(room.room.hooks.incoming('hash-1')?.name).toBe('CI');
    expect(desk(room).revoke(idOf(1), ANN).ok).toBe(true);
    expect(room.room.hooks.incoming('hash-1')).toBeNull();
    room.evict();
    expect(room.room.hooks.incoming('hash-1')).toBeNull();
  });
});

describe('[B5] a bot', () => {
  it('is marked as one, for everybody and after a wake', async () => {
    const room = new TestRoom();
    const ann = room.join('A');
    desk(room).make(incoming());
    ann.peer.take();
    expect(await post(room, ['one', 'two'])).toMatchObject({ kind: 'stored', events: { length: 2 } });
    const events = ann.peer.take().filter(({ type }) => type === 'events');
    expect(events).toMatchObject([{ members: { [BOT.member]: { name: 'CI', marks: ['bot'] } } }, {}]);
    room.evict();
    const bo = room.join('B');
    const [, reset] = bo.peer.take().filter(({ type }) => type === 'welcome' || type === 'reset');
    expect(reset).toMatchObject({ members: { [BOT.member]: { marks: ['bot'] } }, events: [{ seq: 1 }, { seq: 2 }] });
  });

  it('answers a message that is there, and only with its first part', async () => {
    const room = new TestRoom();
    desk(room).make(incoming());
    expect(await post(room, ['one'], 7)).toMatchObject({ kind: 'refused', code: 'replyUnknown' });
    await post(room, ['one']);
    await post(room, ['two', 'three'], 1);
    const bodies = room.store.after(1, { events: 9, bytes: 1e6 }).map(({ body }): unknown => JSON.parse(body));
    expect(bodies).toEqual([{ text: 'two', reply: 1 }, { text: 'three' }]);
  });

  it('[G16] posts no faster under many names than under one, and all of a text or nothing', async () => {
    const room = new TestRoom({ postsPerSecond: 5, postBurst: 6 });
    desk(room).make(incoming());
    expect(await post(room, ['1', '2', '3', '4', '5'])).toMatchObject({ kind: 'stored' });
    const hook = room.room.hooks.incoming('hash-1') ?? expect.fail();
    const other = { member: `guest:${'c'.repeat(22)}`, name: 'Other' };
    const two = { texts: ['6', '7'], reply: null, id: null };
    expect(await room.room.hooks.posts.post(hook, other, two)).toEqual({
      kind: 'refused',
      code: 'tooFast',
      delayMs: 200,
    });
    expect(room.store.facts().head).toBe(5);
    room.clock.jump(200);
    expect(await room.room.hooks.posts.post(hook, other, two)).toMatchObject({ kind: 'stored' });
  });

  it('[B1] notes its use once an hour', async () => {
    const room = new TestRoom();
    desk(room).make(incoming());
    const { writes } = room.store.hooks;
    for (let i = 0; i < 5; i += 1) await post(room, [`${i}`]);
    expect(room.store.hooks.writes - writes).toBe(1);
    room.clock.jump(3_600_000);
    await post(room, ['later']);
    expect(room.store.hooks.writes - writes).toBe(2);
    expect(desk(room).list(ANN)).toMatchObject([{ lastUsedAt: room.clock.now() }]);
  });
});
