// What an outbox on disk says of itself when the disk stops taking posts.
import { expect, it } from 'vitest';
import { backedOutbox } from '../../../src/client/backed-outbox.ts';
import { memoryOutbox } from '../../../src/client/memory-outbox.ts';
import type { PendingPost } from '../../../src/client/state.ts';

const post = (id: string): PendingPost => ({
  ...{ id, room: 'lobby', epoch: '', base: null, kind: 'message', body: { text: id } },
  ...{ composedAt: 1, order: 1, delivery: { status: 'queued' } },
});

function breakableOutbox() {
  const disk = memoryOutbox();
  const state = { isFull: false };
  const put = async (each: PendingPost) => {
    if (state.isFull) throw new Error('ENOSPC');
    await disk.put(each);
  };
  return { outbox: backedOutbox({ ...disk, put }), state };
}

it('[G9] knows which posts the disk has, and that an earlier state of one is there', async () => {
  const { outbox, state } = breakableOutbox();
  await outbox.put(post('written'));
  state.isFull = true;
  for (const id of ['written', 'new', 'new']) await expect(outbox.put({ ...post(id), base: 1 })).rejects.toThrow();
  await outbox.all();
  expect(['written', 'new', 'unheard'].map(outbox.isOnDisk)).toEqual([true, false, false]);
  state.isFull = false;
  await outbox.put(post('new'));
  expect(outbox.isOnDisk('new')).toBe(true);
  await outbox.remove(['new']);
  expect(outbox.isOnDisk('new')).toBe(false);
});
