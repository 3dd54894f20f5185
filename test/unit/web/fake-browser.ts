// As much of a browser's storage as Node lacks: two storages, one database, locks that may refuse.
import { vi } from 'vitest';

export class FakeStorage {
  readonly kept = new Map<string, string>();
  isFull = false;

  getItem(key: string): string | null {
    return this.kept.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    if (this.isFull) throw new DOMException('full', 'QuotaExceededError');
    this.kept.set(key, value);
  }

  removeItem(key: string): void {
    this.kept.delete(key);
  }
}

type Key = string | readonly string[];

/** One table, with the calls that are made of `idb`. */
export class FakeDatabase {
  readonly records = new Map<string, unknown>();
  isBroken = false;

  async getAll(_table: string, [box, room]: readonly string[]): Promise<unknown[]> {
    if (this.isBroken) throw new DOMException('gone', 'InvalidStateError');
    const isWanted = (key: string) => JSON.parse(key)[0] === box && JSON.parse(key)[1] === room;
    return [...this.records].flatMap(([key, record]) => (isWanted(key) ? [record] : []));
  }

  async put(_table: string, record: unknown, key: Key): Promise<void> {
    if (this.isBroken) throw new DOMException('gone', 'InvalidStateError');
    this.records.set(JSON.stringify(key), record);
  }

  transaction() {
    const store = {
      getAllKeys: async () => [...this.records.keys()].map((key): unknown => JSON.parse(key)),
      get: async (key: Key) => this.records.get(JSON.stringify(key)),
      put: async (record: unknown, key: Key) => this.records.set(JSON.stringify(key), record),
      delete: async (key: Key) => this.records.delete(JSON.stringify(key)),
    };
    return { store, done: Promise.resolve() };
  }
}

/** Puts the fakes where the page's modules look, and lets these be loaded anew. */
export function fakeBrowser(navigator: object = {}) {
  vi.resetModules();
  const [local, session, database] = [new FakeStorage(), new FakeStorage(), new FakeDatabase()];
  // A window of its own, not a frame.
  for (const name of ['self', 'top']) vi.stubGlobal(name, globalThis);
  vi.stubGlobal('navigator', navigator);
  vi.stubGlobal('localStorage', local);
  vi.stubGlobal('sessionStorage', session);
  vi.stubGlobal('addEventListener', () => {});
  vi.stubGlobal('IDBKeyRange', { bound: (lower: unknown) => lower });
  let opened = database;
  vi.doMock('../../../src/web/database.ts', () => ({ openDatabase: async () => opened }));
  /** The browser closed the database: who asks again gets this one. */
  const reopen = (another: FakeDatabase) => {
    opened = another;
  };
  return { local, session, database, reopen };
}

/** The locks of a page whose cookies are blocked. */
export const refusingLocks = {
  request: () => Promise.reject(new DOMException('denied', 'SecurityError')),
};

/** Locks that nobody else holds. */
export const freeLocks = {
  request: async (_name: string, _options: object, hold: () => unknown) => hold(),
};
