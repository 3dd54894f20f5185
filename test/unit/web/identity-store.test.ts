// The seed on this device: kept when it is one, replaced when not, asked for again after a failure.
import { afterEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from './fake-browser.ts';

const KEY = '"seed"';

function fakePerson(seed?: unknown) {
  const { database } = fakeBrowser();
  vi.stubGlobal('isSecureContext', false);
  if (seed !== undefined) database.records.set(KEY, seed);
  return database;
}

const load = () => import('../../../src/web/identity-store.ts');

afterEach(() => {
  vi.unstubAllGlobals();
  vi.doUnmock('../../../src/web/script-ed25519.ts');
});

describe('[F8] the seed', () => {
  test('is kept', async () => {
    const seed = new Uint8Array(32).fill(7);
    const database = fakePerson(seed);
    await (await load()).loadIdentity();
    expect(database.records.get(KEY)).toBe(seed);
  });

  test.each([
    ['missing', undefined],
    ['text', 'x'.repeat(32)],
    ['a list', new Array(32).fill(7)],
    ['empty', new Uint8Array()],
    ['too short', new Uint8Array(31)],
    ['too long', new Uint8Array(33)],
  ])('that is %s is replaced', async (_, broken) => {
    const database = fakePerson(broken);
    const { member } = await (await load()).loadIdentity();
    expect(member).toMatch(/^[A-Za-z0-9_-]{43}$/);
    const seed = database.records.get(KEY);
    expect(seed instanceof Uint8Array && seed.length).toBe(32);
    expect(seed).not.toEqual(new Uint8Array(32));
  });

  test('a failed load is tried again', async () => {
    fakePerson();
    const { loadIdentity } = await load();
    vi.doMock('../../../src/web/script-ed25519.ts', () => {
      throw new Error('offline');
    });
    await expect(loadIdentity()).rejects.toThrow();
    vi.doUnmock('../../../src/web/script-ed25519.ts');
    expect((await loadIdentity()).member).toHaveLength(43);
    expect(loadIdentity()).toBe(loadIdentity());
  });
});
