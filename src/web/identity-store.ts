// Who the person is on this device: a 32-byte seed that never leaves it, and the name they go by.
import { signal } from '@preact/signals';
import { identityFromSeed } from '../client/identity.ts';
import type { Identity } from '../client/ports.ts';
import { makeGuestName } from '../protocol/guest-names.ts';
import { normaliseName } from '../protocol/names.ts';
import { openDatabase } from './database.ts';
import { readLocal, watchLocal, writeLocal } from './local-storage.ts';
import { randomBytes } from './platform.ts';

const SEED_BYTES = 32;
const NAME_KEY = 'name';

/** Null until the key is read; reading is quick, but not at once. */
export const identity = signal<Identity | null>(null);
export const personName = signal(storedName() ?? rememberName(makeGuestName(randomBytes)));

let loading: Promise<Identity> | undefined;

export function loadIdentity(): Promise<Identity> {
  loading ??= load();
  return loading;
}

async function load(): Promise<Identity> {
  const loaded = await identityFromSeed(await loadSeed());
  identity.value = loaded;
  return loaded;
}

/** One transaction, so that two tabs opened at once agree on one seed. */
async function loadSeed(): Promise<Uint8Array<ArrayBuffer>> {
  const fresh = randomBytes(SEED_BYTES);
  const database = await openDatabase();
  if (database === null) return fresh;
  try {
    const change = database.transaction('person', 'readwrite');
    const kept = await change.store.get('seed');
    if (kept === undefined) await change.store.put(fresh, 'seed');
    await change.done;
    return kept ?? fresh;
  } catch {
    return fresh;
  }
}

export function rememberName(name: string): string {
  writeLocal(NAME_KEY, name);
  return name;
}

export function changeName(name: string): void {
  personName.value = rememberName(name);
}

function storedName(): string | null {
  const name = normaliseName(readLocal(NAME_KEY) ?? '');
  return name.ok ? name.value : null;
}

watchLocal(NAME_KEY, () => {
  personName.value = storedName() ?? personName.peek();
});
