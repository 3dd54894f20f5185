// A program's own outbox as the engine's: what comes back from a disk is checked, and none of it is another room's.
import { backedOutbox } from '../backed-outbox.ts';
import { memoryOutbox } from '../memory-outbox.ts';
import { parseOutbox } from '../parse-outbox.ts';
import type { OutboxStore } from '../ports.ts';
import type { Outbox } from './platform-types.ts';

export function keptOutbox(given: Outbox | undefined, room: string): OutboxStore {
  if (given === undefined) return memoryOutbox();
  return backedOutbox({
    all: async () => parseOutbox(await given.all()).filter((post) => post.room === room),
    put: (post) => given.put(post),
    remove: (ids) => given.remove(ids),
    // Nobody else writes to it.
    watch: () => () => {},
  });
}
