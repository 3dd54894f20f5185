// The queue of what goes out: what is told, and in which order.
import { describe, expect, it } from 'vitest';
import { calls } from '../../../../src/room/hooks/parcels.ts';
import { ANN, desk, idOf, incoming, outgoing, post, queue, say, told } from '../../../support/test-hooks.ts';
import { TestRoom } from '../../../support/test-room.ts';

describe('[B6] an outgoing hook', () => {
  it('is told of messages, edits and deletions after it was made, and asks for the alarm', () => {
    const room = new TestRoom();
    const ann = room.join('A');
    say(room, ann, 'before');
    desk(room).make(outgoing());
    room.scheduled.length = 0;
    say(room, ann, 'one');
    expect(room.scheduled).toContain(room.clock.now());
    say(room, ann, 'two', { body: { text: 'two', reply: 2 } });
    say(room, ann, '', { kind: 'edit', target: 2, body: { text: 'uno' } });
    say(room, ann, '', { kind: 'react', target: 2, body: { emoji: '🎉', on: true } });
    say(room, ann, '', { kind: 'redact', target: 3, body: {} });
    const about = { room: 'test', by: ANN, name: 'Member A' };
    expect(told(room, queue(room).due())).toMatchObject([
      { type: 'message.created', data: { ...about, seq: 2, text: 'one' } },
      { type: 'message.edited', data: { ...about, seq: 2, text: 'uno', change: 4 } },
      { type: 'message.deleted', data: { ...about, seq: 3, change: 6 } },
    ]);
  });

  it('never hears bots, of its own or of other hooks', async () => {
    const room = new TestRoom();
    desk(room).make(incoming());
    desk(room).make(outgoing({ id: idOf(2) }));
    room.scheduled.length = 0;
    await post(room, ['@Robot hello']);
    expect([queue(room).due(), room.scheduled]).toEqual([[], []]);
    room.evict();
    expect([queue(room).due(), room.scheduled]).toEqual([[], []]);
  });

  it('that hears mentions is told of messages that say its name as a word', () => {
    const room = new TestRoom();
    const ann = room.join('A');
    desk(room).make(outgoing({ hears: 'mentions' }));
    for (const text of ['hello', '@robot help', 'mail robot@Robot', '@Robots unite', 'hey @Robot!'])
      say(room, ann, text);
    expect(told(room, queue(room).due()).map(({ data }) => data.text)).toEqual(['@robot help', 'hey @Robot!']);
    expect([calls('@Robot', 'Robot'), calls('@RobotX', 'Robot'), calls('(@Robot)', 'Robot')]).toEqual([
      true,
      false,
      true,
    ]);
  });

  it('costs a room without one no row, and a turn of deliveries one', () => {
    const room = new TestRoom();
    const ann = room.join('A');
    say(room, ann, 'zero');
    desk(room).make(outgoing());
    const { writes } = room.store.hooks;
    for (let i = 0; i < 15; i += 1) say(room, ann, `${i}`);
    const [batch] = queue(room).due();
    expect([batch?.seqs.length, room.store.hooks.writes]).toEqual([15, writes]);
    if (batch) queue(room).settle(batch, { kind: 'delivered', reached: batch.through });
    expect([queue(room).due(), room.store.hooks.writes]).toEqual([[], writes + 1]);
  });

  it('is asked for no sooner than is wanted, e.g. after a fault of ours', () => {
    const room = new TestRoom();
    const ann = room.join('A');
    desk(room).make(outgoing());
    say(room, ann, 'one');
    room.scheduled.length = 0;
    queue(room).end(queue(room).due()[0] ?? expect.fail(), 300_000);
    expect(room.scheduled).toEqual([room.clock.now() + 300_000]);
  });

  it('is told of twenty at once, and asks for the rest', () => {
    const room = new TestRoom();
    const ann = room.join('A');
    desk(room).make(outgoing());
    for (let i = 1; i <= 45; i += 1) say(room, ann, `${i}`);
    const seen: number[] = [];
    for (let turn = 0; turn < 3; turn += 1) {
      const batch = queue(room).due()[0] ?? expect.fail();
      seen.push(...batch.seqs);
      queue(room).settle(batch, { kind: 'delivered', reached: batch.through });
      room.scheduled.length = 0;
      queue(room).end(batch);
      expect(room.scheduled).toEqual(turn < 2 ? [room.clock.now()] : []);
    }
    expect(seen).toEqual(Array.from({ length: 45 }, (_, i) => i + 1));
  });

  it('goes on past many events that are not for it', async () => {
    const room = new TestRoom();
    const ann = room.join('A');
    desk(room).make(incoming());
    desk(room).make(outgoing({ id: idOf(2) }));
    for (let i = 0; i < 250; i += 1) await post(room, [`${i}`]);
    say(room, ann, 'at last');
    const first = queue(room).due()[0] ?? expect.fail();
    expect(first).toMatchObject({ seqs: [], through: 200 });
    queue(room).settle(first, { kind: 'delivered', reached: first.through });
    expect(told(room, queue(room).due())).toMatchObject([{ data: { text: 'at last' } }]);
  });
});
