// Deliveries that fail: when they are tried again, and when no more.
import { describe, expect, it } from 'vitest';
import { pauseAfter } from '../../../../src/room/hooks/retry-times.ts';
import { ANN, desk, idOf, outgoing, parcelsOf, queue, say, told } from '../../../support/test-hooks.ts';
import { TestRoom } from '../../../support/test-room.ts';

describe('[B8] a delivery that fails', () => {
  const failing = () => {
    const room = new TestRoom();
    const ann = room.join('A');
    desk(room).make(outgoing());
    for (const text of ['one', 'two']) say(room, ann, text);
    const fail = (reached: number, meanwhile = () => {}) => {
      const batch = queue(room).due()[0] ?? expect.fail('Nothing is due');
      queue(room).begin(batch);
      meanwhile();
      queue(room).settle(batch, { kind: 'failed', reached });
      queue(room).end(batch);
    };
    return { room, ann, fail };
  };
  const stateOf = (room: TestRoom) => desk(room).list(ANN)[0];

  it('is tried again after 5 s, 30 s, 5 min, 30 min, 2 h and so on, for about a day', () => {
    const pauses = Array.from({ length: 9 }, (_, i) => pauseAfter(i + 1));
    expect(pauses.slice(0, 5)).toEqual([5_000, 30_000, 300_000, 1_800_000, 7_200_000]);
    expect(pauses.at(-1)).toBeNull();
    const total = pauses.reduce((sum: number, pause) => sum + (pause ?? 0), 0) / 3_600_000;
    expect([total > 23, total < 25]).toEqual([true, true]);
  });

  it('waits, also for what is said meanwhile, and for no other alarm', () => {
    const { room, ann, fail } = failing();
    room.scheduled.length = 0;
    fail(0, () => say(room, ann, 'three'));
    expect(room.scheduled).toEqual([room.clock.now() + 5_000]);
    say(room, ann, 'four');
    expect(room.scheduled).toEqual(new Array(2).fill(room.clock.now() + 5_000));
    expect(queue(room).due()).toEqual([]);
    room.clock.jump(4_999);
    room.room.maintain();
    expect(queue(room).due()).toEqual([]);
    room.clock.jump(1);
    expect(told(room, queue(room).due()).map(({ data }) => data.text)).toEqual(['one', 'two', 'three', 'four']);
  });

  it('keeps its place, its ids and its next time over a wake', async () => {
    const { room, fail } = failing();
    const ids = () => parcelsOf(room, queue(room).due()).map(({ id }) => id);
    const before = ids();
    fail(1);
    room.scheduled.length = 0;
    const next = room.clock.now() + 5_000;
    room.evict();
    await room.clock.pass(1_000);
    expect(room.scheduled).toEqual([next]);
    room.clock.jump(4_000);
    expect(ids()).toEqual(before.slice(1));
  });

  it('whose alarm wakes the room asks for no second one, and one whose alarm was lost does', async () => {
    const { room, fail } = failing();
    fail(0);
    room.clock.jump(5_000);
    room.scheduled.length = 0;
    room.evict();
    fail(0);
    const next = room.clock.now() + 30_000;
    await room.clock.pass(10_000);
    expect(room.scheduled).toEqual([next]);
    room.clock.jump(30_000);
    room.scheduled.length = 0;
    room.evict();
    await room.clock.pass(10_000);
    expect(room.scheduled).toEqual([room.clock.now() - 9_000]);
  });

  it('a moment after another’s has an alarm of its own, once the first has rung', () => {
    const { room, ann, fail } = failing();
    fail(0);
    desk(room).make(outgoing({ id: idOf(2) }));
    say(room, ann, 'three');
    room.clock.jump(6);
    fail(0);
    const second = room.clock.now() + 5_000;
    room.clock.jump(4_994);
    room.scheduled.length = 0;
    expect(queue(room).due()).toHaveLength(1);
    expect(room.scheduled).toEqual([second]);
  });

  it('counts anew once something was delivered', () => {
    const { room, fail } = failing();
    fail(0);
    room.clock.jump(5_000);
    fail(1);
    room.clock.jump(5_000);
    expect(queue(room).due()).toHaveLength(1);
  });

  it('is given up in the end, and says so', () => {
    const { room, ann, fail } = failing();
    for (let attempt = 1; attempt <= 9; attempt += 1) {
      expect(stateOf(room)).toMatchObject({ state: 'on' });
      fail(0);
      room.clock.jump(pauseAfter(attempt) ?? 0);
    }
    expect(stateOf(room)).toMatchObject({ state: 'gaveUp' });
    room.scheduled.length = 0;
    say(room, ann, 'three');
    expect([queue(room).due(), room.scheduled]).toEqual([[], []]);
  });

  it('ends it where its address is gone, and brings back nothing that was revoked meanwhile', () => {
    const { room } = failing();
    const batch = queue(room).due()[0] ?? expect.fail();
    queue(room).settle(batch, { kind: 'gone', reached: 0 });
    expect(stateOf(room)).toMatchObject({ state: 'gone' });
    expect(queue(room).due()).toEqual([]);
    desk(room).revoke(idOf(1), ANN);
    queue(room).settle(batch, { kind: 'delivered', reached: 2 });
    expect([desk(room).list(ANN), queue(room).isListening(idOf(1))]).toEqual([[], false]);
  });

  it('tells nothing that was deleted before', () => {
    const { room, ann } = failing();
    say(room, ann, '', { kind: 'redact', target: 1, body: {} });
    const all = told(room, queue(room).due());
    expect(all.map(({ type, data }) => [type, data.seq])).toEqual([
      ['message.created', 2],
      ['message.deleted', 1],
    ]);
    expect(JSON.stringify(all)).not.toContain('one');
  });

  it('[G19] tells nothing that is deleted while what came before it is on its way', () => {
    const { room, ann } = failing();
    const [batch] = queue(room).due();
    say(room, ann, '', { kind: 'redact', target: 2, body: {} });
    expect(told(room, batch ? [batch] : []).map(({ data }) => data.text)).toEqual(['one']);
    expect(told(room, queue(room).due()).map(({ type, data }) => [type, data.seq])).toEqual([
      ['message.created', 1],
      ['message.deleted', 2],
    ]);
  });
});
