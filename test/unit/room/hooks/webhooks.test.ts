// Hooks in the room's core: the desk where they are made.
import { describe, expect, it } from 'vitest';
import { ANN, desk, idOf, incoming, outgoing, queue, say } from '../../../support/test-hooks.ts';
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
    const made = Array.from({ length: 10 }, (_, i) => desk(room).make({ ...incoming(i), maker: `${i}` }).ok);
    expect(made).toEqual(new Array(10).fill(true));
    expect(desk(room).make(incoming(3))).toEqual({ ok: false, error: 'hookKnown' });
    expect(desk(room).make(incoming(10))).toEqual({ ok: false, error: 'tooManyHooks' });
    expect(desk(room).revoke(idOf(3), '3').ok).toBe(true);
    expect(desk(room).make(incoming(10)).ok).toBe(true);
    expect(desk(room).make({ ...incoming(11), name: 'a:b' })).toEqual({ ok: false, error: 'nameBad' });
  });

  it('[S11] makes three for one member, who does not hold the places of others', () => {
    const room = new TestRoom();
    const made = Array.from({ length: 4 }, (_, i) => desk(room).make(incoming(i)));
    expect(made.map(({ ok }) => ok)).toEqual([true, true, true, false]);
    expect(made[3]).toEqual({ ok: false, error: 'tooManyOfYours' });
    expect(desk(room).make({ ...incoming(4), maker: 'B'.repeat(43) }).ok).toBe(true);
    expect(desk(room).revoke(idOf(0), ANN).ok).toBe(true);
    expect(desk(room).make(incoming(5)).ok).toBe(true);
  });

  it('[S11] keeps no place for a hook that has ended: the oldest goes when its place is wanted', () => {
    const room = new TestRoom();
    const makers = Array.from({ length: 10 }, (_, i) => `maker-${Math.floor(i / 3)}`);
    for (const [i, maker] of makers.entries()) {
      expect(desk(room).make(outgoing({ id: idOf(i), maker })).ok).toBe(true);
      room.clock.jump(1);
    }
    say(room, room.join('A'), 'one');
    for (const batch of queue(room).due().slice(0, 3)) queue(room).settle(batch, { kind: 'gone', reached: 0 });
    const ids = () =>
      new Set(
        desk(room)
          .list(ANN)
          .map(({ id }) => id),
      );
    for (const i of [10, 11, 12]) {
      expect(desk(room).make({ ...incoming(i), maker: 'maker-0' }).ok).toBe(true);
      expect([ids().size, ids().has(idOf(i - 10))]).toEqual([10, false]);
    }
    expect(desk(room).make({ ...incoming(13), maker: 'maker-3' })).toEqual({ ok: false, error: 'tooManyHooks' });
  });

  it('[S11] [G14] makes none in a full room', () => {
    const room = new TestRoom({ storageBytes: 1_000 });
    room.store.size = 1_000;
    expect(desk(room).make(incoming())).toEqual({ ok: false, error: 'storageFull' });
    room.store.size = 999;
    expect(desk(room).make(incoming()).ok).toBe(true);
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

describe('[B1] a hook that was revoked', () => {
  it('is not made anew by the request that made it, while that is good', () => {
    const room = new TestRoom();
    desk(room).make(incoming());
    desk(room).revoke(idOf(1), ANN);
    expect(desk(room).make(incoming())).toEqual({ ok: false, error: 'hookKnown' });
    room.evict();
    expect(desk(room).make(incoming())).toEqual({ ok: false, error: 'hookKnown' });
    expect([desk(room).list(ANN), room.room.hooks.incoming('hash-1')]).toEqual([[], null]);
    expect(desk(room).revoke(idOf(1), ANN)).toEqual({ ok: false, error: 'hookUnknown' });
    expect(JSON.stringify([...room.store.hooks.kept])).not.toContain('hash-1');
  });

  it('is forgotten after that', () => {
    const room = new TestRoom();
    for (const n of [1, 2, 3]) desk(room).make(incoming(n));
    for (const n of [1, 2, 3]) desk(room).revoke(idOf(n), ANN);
    room.clock.jump(600_001);
    expect(desk(room).make(incoming()).ok).toBe(true);
    expect([...room.store.hooks.kept.keys()]).toEqual([idOf(1)]);
  });
});
