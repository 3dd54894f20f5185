// The key on this device's disk: read to be moved, replaced by one that was.
import * as v from 'valibot';
import { SEED_BYTES } from '../../client/identity.ts';
import { openDatabase } from '../database.ts';

const Seed = v.pipe(v.instance(Uint8Array<ArrayBuffer>), v.length(SEED_BYTES));

/** Null where this browser keeps nothing: the key there lasts as long as the page. */
export async function keptSeed(): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    const kept: unknown = await (await openDatabase())?.get('person', 'seed');
    return v.is(Seed, kept) ? kept : null;
  } catch {
    return null;
  }
}

/** What waits to be sent goes with the old key: under another, it could be stored a second time. */
export async function replaceSeed(seed: Uint8Array<ArrayBuffer>): Promise<boolean> {
  try {
    const database = await openDatabase();
    if (database === null) return false;
    const change = database.transaction(['person', 'outbox'], 'readwrite');
    const put = change.objectStore('person').put(seed, 'seed');
    await Promise.all([put, change.objectStore('outbox').clear(), change.done]);
    return true;
  } catch {
    return false;
  }
}
