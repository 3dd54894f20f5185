// Posts of tabs that are gone: a box of one tab is found by nobody once the tab's name is lost, so a tab that starts
// takes over what waits in boxes without a living owner.
import { isAlive } from './box-life.ts';
import type { Database } from './database.ts';

/** One transaction, so that two tabs that start at once do not both take a post. */
export async function adoptBoxes(database: Database, box: string, room: string): Promise<void> {
  const change = database.transaction('outbox', 'readwrite');
  for (const key of await change.store.getAllKeys()) {
    const [owner, place, id] = key;
    if (place !== room || owner === box || isAlive(owner)) continue;
    const post = await change.store.get(key);
    if (post) await change.store.put(post, [box, room, id]);
    await change.store.delete(key);
  }
  await change.done;
}
