// An outbox for platforms without storage and for tests: posts last as long as the process.
import type { DrainLease, OutboxStore } from './ports.ts';
import type { PendingPost } from './state.ts';

export function memoryOutbox(): OutboxStore {
  const posts = new Map<string, PendingPost>();
  return {
    all: async () => [...posts.values()],
    put: async (post) => {
      posts.set(post.id, post);
    },
    remove: async (ids) => {
      for (const id of ids) posts.delete(id);
    },
    watch: () => () => {},
  };
}

/** For an outbox that nobody shares: it may always be drained. */
export const soleLease: DrainLease = {
  acquire: (held) => {
    held();
    return () => {};
  },
};
