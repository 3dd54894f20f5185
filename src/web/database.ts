// The one IndexedDB database of this origin: the person's key and what waits to be sent. Null where there is none
// (private windows, quotas, a browser that does not answer): callers then keep things in memory.
import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from 'idb';
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

/** To be asked for at each use: the browser may close a database at any moment. */
export function openDatabase(): Promise<Database | null> {
  opening ??= inTime(open()).catch(() => null);
  return opening;
}

function inTime<T>(answer: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The browser does not answer')), PATIENCE_MS);
    answer.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

async function open(): Promise<Database> {
  const openAnew = () => {
    opening = undefined;
  };
  const database = await openDB<AjarSchema>(NAME, VERSION, {
    upgrade(fresh) {
      fresh.createObjectStore('person');
      fresh.createObjectStore('outbox');
    },
    // A tab with a newer page must not wait for this one.
    blocking: () => {
      database.close();
      openAnew();
    },
    terminated: openAnew,
  });
  return database;
}

/** Rejects where the browser does not say that all is gone. */
export async function forgetDatabase(): Promise<void> {
  const database = await openDatabase();
  if (database === null) return inTime(deleteDB(NAME));
  await inTime(Promise.all([database.clear('person'), database.clear('outbox')]));
}
