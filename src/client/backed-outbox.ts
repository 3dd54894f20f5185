// An outbox on disk, backed by memory: a disk that stops answering costs this tab or terminal none of its posts.
import type { OutboxStore } from './ports.ts';
import type { PendingPost } from './state.ts';

export interface BackedOutbox extends OutboxStore {
  /** Whether a post is on disk, be it as it was before. */
  isOnDisk(id: string): boolean;
}

export function backedOutbox(disk: OutboxStore): BackedOutbox {
  let known = new Map<string, PendingPost>();
  /** What the disk did not take: its absence there means nothing. The value: whether an earlier state of it is there. */
  const unwritten = new Map<string, boolean>();
  const isOnDisk = (id: string) => unwritten.get(id) ?? known.has(id);

  const readDisk = async () => {
    const posts = await disk.all();
    const ours = [...known].filter(([id]) => unwritten.has(id));
    known = new Map([...posts.map((post) => [post.id, post] as const), ...ours]);
  };

  return {
    async all() {
      await readDisk().catch(() => {});
      return [...known.values()];
    },
    async put(post) {
      unwritten.set(post.id, isOnDisk(post.id));
      known.set(post.id, post);
      await disk.put(post);
      unwritten.delete(post.id);
    },
    async remove(ids) {
      for (const id of ids) {
        known.delete(id);
        unwritten.delete(id);
      }
      await disk.remove(ids);
    },
    watch: (listener) => disk.watch(listener),
    isOnDisk,
  };
}
