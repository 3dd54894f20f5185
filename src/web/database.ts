// The one IndexedDB database of this origin: the person's key and what waits to be sent. Null where there is none
// (private windows, quotas, a browser that does not answer): callers then keep things in memory.
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { PendingPost } from '../client/state.ts';

interface AjarSchema extends DBSchema {
  person: { key: string; value: Uint8Array<ArrayBuffer> };
  /** Keyed by [box, room, post id]: see outbox-store.ts. */
  outbox: { key: [string, string, string]; value: PendingPost };
}

export type Database = IDBPDatabase<AjarSchema>;

const NAME = 'ajar';
const VERSION = 1;
/** Some browsers never answer after a crash; people want to talk by then. */
const PATIENCE_MS = 3_000;

let opening: Promise<Database | null> | undefined;

export function openDatabase(): Promise<Database | null> {
  opening ??= openInTime().catch(() => null);
  return opening;
}

function openInTime(): Promise<Database | null> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(null), PATIENCE_MS);
    open()
      .then(resolve, reject)
      .finally(() => clearTimeout(timer));
  });
}

async function open(): Promise<Database> {
  const database = await openDB<AjarSchema>(NAME, VERSION, {
    upgrade(fresh) {
      fresh.createObjectStore('person');
      fresh.createObjectStore('outbox');
    },
    // A tab with a newer page must not wait for this one.
    blocking: () => {
      database.close();
      opening = undefined;
    },
  });
  return database;
}

export async function forgetDatabase(): Promise<void> {
  const database = await openDatabase();
  if (database === null) return;
  await Promise.all([database.clear('person'), database.clear('outbox')]);
}
