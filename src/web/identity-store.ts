// Who the person is on this device: a 32-byte seed that never leaves it, and the name they go by.
import { signal } from '@preact/signals';
import * as v from 'valibot';
import { identityFromSeed, type ScriptEd25519, SEED_BYTES } from '../client/identity.ts';
import type { Identity } from '../client/ports.ts';
import { makeGuestName } from '../protocol/guest-names.ts';
import { normaliseName } from '../protocol/names.ts';
import { openDatabase } from './database.ts';
import { wishedName } from './embedding.ts';
import { readLocal, watchLocal, writeLocal } from './local-storage.ts';
import { randomBytes } from './platform.ts';

const NAME_KEY = 'name';

const Seed = v.pipe(v.instance(Uint8Array<ArrayBuffer>), v.length(SEED_BYTES));

/** Null until the key is read; reading is quick, but not at once. */
export const identity = signal<Identity | null>(null);
export const personName = signal(storedName() ?? rememberName(wishedName() ?? makeGuestName(randomBytes)));

let loading: Promise<Identity> | undefined;

export function loadIdentity(): Promise<Identity> {
  loading ??= load().catch((failure: unknown) => {
    // The next who asks tries again.
    loading = undefined;
    throw failure;
  });
  return loading;
}

async function load(): Promise<Identity> {
  const loaded = await identityOf(await loadSeed());
  identity.value = loaded;
  return loaded;
}

export function identityOf(seed: Uint8Array): Promise<Identity> {
  // Without a secure context (http on a LAN) there is no WebCrypto.
  const subtle = isSecureContext ? crypto.subtle : null;
  return identityFromSeed(seed, subtle, loadScriptEd25519);
}

/** Some 6 KB that most browsers never need. */
async function loadScriptEd25519(): Promise<ScriptEd25519> {
  return (await import('./script-ed25519.ts')).scriptEd25519;
}

/** One transaction, so that two tabs opened at once agree on one seed. */
async function loadSeed(): Promise<Uint8Array<ArrayBuffer>> {
  const fresh = randomBytes(SEED_BYTES);
  const database = await openDatabase();
  if (database === null) return fresh;
  try {
    const change = database.transaction('person', 'readwrite');
    const kept: unknown = await change.store.get('seed');
    const seed = v.is(Seed, kept) ? kept : fresh;
    if (seed === fresh) await change.store.put(fresh, 'seed');
    await change.done;
    return seed;
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
