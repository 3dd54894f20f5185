// A post as it lies on disk.
import type { PendingPost } from '../../../src/client/state.ts';

export function storedPost(text: string, facts: Partial<PendingPost> = {}): PendingPost {
  return {
    ...{
      id: text.replaceAll(' ', '-').padEnd(16, '-'),
      room: 'tea',
      epoch: 'epoch-1',
      base: 2,
      kind: 'message',
      body: { text },
    },
    ...{ composedAt: 1_700_000_000_000, order: 1, delivery: { status: 'queued' } },
    ...facts,
  };
}
