// Small text kept for this tab alone, over its reloads, under keys that start with `ajar:` as in local-storage.ts.
// Where the browser forbids it the page goes on without.

const PREFIX = 'ajar:';

export function readTab(key: string): string | null {
  try {
    return sessionStorage.getItem(PREFIX + key);
  } catch {
    return null;
  }
}

/** Null removes it. */
export function writeTab(key: string, value: string | null): void {
  try {
    if (value === null) sessionStorage.removeItem(PREFIX + key);
    else sessionStorage.setItem(PREFIX + key, value);
  } catch {
    // What is kept here is kept elsewhere too, or can be done without.
  }
}
