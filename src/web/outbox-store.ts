// Where posts wait on disk, so that closing the tab loses none. All tabs of a device share one box per room, unless
// the browser has no locks to agree with: then every tab has its own.

import { backedOutbox } from '../client/backed-outbox.ts';
import { memoryOutbox } from '../client/memory-outbox.ts';
import { parseOutbox } from '../client/parse-outbox.ts';
import type { OutboxStore } from '../client/ports.ts';
import { adoptBoxes } from './adopt-boxes.ts';
import { type Database, openDatabase } from './database.ts';
import { boxName } from './drain-lease.ts';

/** Without a database everything is in memory: half on disk would lose the order of composing. */
export async function openOutbox(room: string): Promise<OutboxStore> {
  const [database, box] = await Promise.all([openDatabase(), boxName()]);
  if (database === null) return memoryOutbox();
  await adoptBoxes(database, box, room).catch(() => {});
  return backedOutbox(diskOutbox(box, room));
}

async function disk(): Promise<Database> {
  const database = await openDatabase();
  if (database === null) throw new Error('The database was closed and does not open again');
  return database;
}

function diskOutbox(box: string, room: string): OutboxStore {
  const channel = new BroadcastChannel(`ajar:outbox:${box}:${room}`);
  const tellOthers = () => channel.postMessage(null);
  return {
    async all() {
      const ours = IDBKeyRange.bound([box, room, ''], [box, room, '\uffff']);
      return parseOutbox(await (await disk()).getAll('outbox', ours));
    },
    async put(post) {
      await (await disk()).put('outbox', post, [box, room, post.id]);
      tellOthers();
    },
    async remove(ids) {
      const change = (await disk()).transaction('outbox', 'readwrite');
      await Promise.all([...ids.map((id) => change.store.delete([box, room, id])), change.done]);
      tellOthers();
    },
    watch(listener) {
      channel.addEventListener('message', listener);
      return () => channel.removeEventListener('message', listener);
    },
  };
}
