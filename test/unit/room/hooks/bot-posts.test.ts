// What bots say: hooks' posts, whole or not at all.
import { describe, expect, it, vi } from 'vitest';
import { ANN, BOT, desk, incoming, post } from '../../../support/test-hooks.ts';
import { TestRoom } from '../../../support/test-room.ts';

describe('[B5] a bot', () => {
  it('is marked as one, for everybody and after a wake', async () => {
    const room = new TestRoom();
    const ann = room.join('A');
    desk(room).make(incoming());
    ann.peer.take();
    expect(await post(room, ['one', 'two'])).toMatchObject({ kind: 'stored', events: { length: 2 } });
    const events = ann.peer.take().filter(({ type }) => type === 'events');
    expect(events).toMatchObject([
      { members: { [BOT.member]: { name: 'CI', marks: ['bot'] } }, events: { length: 2 } },
    ]);
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

  it('says all of a text or nothing: nothing where its first part answers what is not there', async () => {
    const room = new TestRoom();
    desk(room).make(incoming());
    expect(await post(room, ['one', 'two', 'three'], 99_999)).toMatchObject({ kind: 'refused', code: 'replyUnknown' });
    expect(room.store.facts().head).toBe(0);
  });

  it('[S11] is told of a text in more messages than may ever go at once that it is too long, and pays nothing', async () => {
    const room = new TestRoom({ postsPerSecond: 5, postBurst: 3 });
    desk(room).make(incoming());
    for (let time = 0; time < 3; time += 1) {
      expect(await post(room, ['1', '2', '3', '4'])).toEqual({ kind: 'refused', code: 'textTooLong', delayMs: 0 });
    }
    expect(room.store.facts().head).toBe(0);
    expect(await post(room, ['1', '2', '3'])).toMatchObject({ kind: 'stored' });
  });

  it('[X9] pays nothing for what is refused', async () => {
    const room = new TestRoom({ postsPerSecond: 1, postBurst: 2 });
    desk(room).make(incoming());
    for (let time = 0; time < 5; time += 1) {
      expect(await post(room, ['one', 'two'], 7)).toMatchObject({ code: 'replyUnknown' });
    }
    expect(await post(room, ['one', 'two'])).toMatchObject({ kind: 'stored' });
  });

  it('[G16] says all of a text or nothing after a wake too, when its hook’s tokens are back and its own are not', async () => {
    const room = new TestRoom({ postsPerSecond: 1, postBurst: 3 });
    desk(room).make(incoming());
    await post(room, ['one', 'two']);
    room.evict();
    expect(await post(room, ['three', 'four'])).toEqual({ kind: 'refused', code: 'tooFast', delayMs: 1_000 });
    expect(room.store.facts().head).toBe(2);
    room.clock.jump(1_000);
    expect(await post(room, ['three', 'four'])).toMatchObject({ kind: 'stored', events: { length: 2 } });
  });

  it('[G14] says all of a text or nothing where the storage is full by its second part', async () => {
    const room = new TestRoom({ storageBytes: 1_000 });
    desk(room).make(incoming());
    vi.spyOn(room.store, 'bytes').mockImplementation(() => (room.store.facts().head === 0 ? 999 : 1_000));
    expect(await post(room, ['one', 'two'])).toMatchObject({ kind: 'stored', events: { length: 2 } });
    expect(await post(room, ['three', 'four'])).toMatchObject({ kind: 'refused', code: 'storageFull' });
    expect(room.store.facts().head).toBe(2);
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
