// Posts are written and sent even when the outbox cannot be read.
import { describe, expect, it } from 'vitest';
import { memoryOutbox } from '../../../src/client/memory-outbox.ts';
import type { OutboxStore } from '../../../src/client/ports.ts';
import { ackOf, Bench } from './bench.ts';

/** A store whose reading fails until it is mended. */
function brokenStore(fail: () => never) {
  const memory = memoryOutbox();
  let isBroken = true;
  let changed = () => {};
  const outbox: OutboxStore = {
    ...memory,
    all: () => (isBroken ? fail() : memory.all()),
    watch: (listener) => {
      changed = listener;
      return () => {};
    },
  };
  const mend = () => {
    isBroken = false;
    changed();
  };
  return { outbox, mend };
}

const fail = () => {
  throw new Error('unreadable');
};

describe('a store that cannot be read', () => {
  it('[G9] counts as empty: posts are written and sent', async () => {
    const { outbox, mend } = brokenStore(fail);
    const bench = new Bench({ outbox });
    await bench.join(1);
    await bench.engine.post('message', { text: 'hello' });
    expect(bench.takePosts()).toMatchObject([{ body: { text: 'hello' } }]);
    mend();
    expect(await outbox.all()).toMatchObject([{ body: { text: 'hello' } }]);
  });

  it('[G9] is read at the next occasion', async () => {
    const { outbox, mend } = brokenStore(fail);
    const bench = new Bench({ outbox });
    await bench.join(1);
    await outbox.put({
      ...{
        id: 'stored',
        room: 'tea room',
        epoch: 'epoch-1',
        base: 1,
        kind: 'message',
        body: {},
        composedAt: 1,
        order: 1,
      },
      delivery: { status: 'unknown' },
    });
    mend();
    await bench.clock.pass(0);
    expect(bench.state.outbox.map(({ id }) => id)).toEqual(['stored']);
  });
});

describe('a store that is slow', () => {
  it('[X4] is waited for by who wants to end: what the log has is off the disk then', async () => {
    const memory = memoryOutbox();
    const removing = Promise.withResolvers<void>();
    const remove: OutboxStore['remove'] = async (ids) => {
      await removing.promise;
      await memory.remove(ids);
    };
    const bench = new Bench({ outbox: { ...memory, remove } });
    await bench.join(1);
    const id = await bench.engine.post('message', { text: 'hello' });
    await bench.hear(ackOf(2, { id, kind: 'message', body: { text: 'hello' } }));
    expect(bench.state.outbox).toEqual([]);
    let isSettled = false;
    const settled = bench.engine.settled().then(() => {
      isSettled = true;
    });
    await bench.clock.pass(0);
    expect(isSettled).toBe(false);
    removing.resolve();
    await settled;
    expect(await memory.all()).toEqual([]);
  });
});
