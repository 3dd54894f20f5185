// Small text kept on this device under keys that start with `ajar:`, so that "Forget me" finds all of it.
// Where the browser forbids storage the page still works, for as long as it is open.

const PREFIX = 'ajar:';
const memory = new Map<string, string>();

/** Memory holds what storage did not take, which is newer than what storage has. */
export function readLocal(key: string): string | null {
  try {
    return memory.get(key) ?? localStorage.getItem(PREFIX + key);
  } catch {
    return null;
  }
}

export function writeLocal(key: string, value: string): void {
  try {
    localStorage.setItem(PREFIX + key, value);
    memory.delete(key);
  } catch {
    memory.set(key, value);
  }
}

export function removeLocal(key: string): void {
  memory.delete(key);
  try {
    localStorage.removeItem(PREFIX + key);
  } catch {
    // Nothing was kept, so there is nothing to remove.
  }
}

/** Calls back when another tab changed that key. */
export function watchLocal(key: string, listener: () => void): () => void {
  const heard = (change: StorageEvent) => {
    if (change.key === PREFIX + key || change.key === null) listener();
  };
  addEventListener('storage', heard);
  return () => removeEventListener('storage', heard);
}

/** Everything Ajar ever kept here: settings, recent rooms, drafts. */
export function forgetLocal(): void {
  memory.clear();
  for (const storage of [() => localStorage, () => sessionStorage]) {
    try {
      const kept = storage();
      for (const key of Object.keys(kept)) if (key.startsWith(PREFIX)) kept.removeItem(key);
    } catch {
      // A forbidden storage holds nothing of ours.
    }
  }
}
