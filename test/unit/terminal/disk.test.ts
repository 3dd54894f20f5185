// What lies on this machine: a key that only its person can read, and posts that outlive a crash.
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { PendingPost } from '../../../src/client/state.ts';
import { diskOutbox, readPosts } from '../../../src/terminal/disk/disk-outbox.ts';
import { forgetName, loadName, loadSeed, storeName, storeSeed } from '../../../src/terminal/disk/person.ts';
import { findPlaces, type Places, roomPlaces } from '../../../src/terminal/disk/places.ts';
import { loadReadMark, storeReadMark } from '../../../src/terminal/disk/read-mark.ts';

let home: string;
let places: Places;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'ajar-disk-'));
  places = findPlaces({}, home);
});
afterEach(() => rm(home, { recursive: true, force: true }));

const post = (id: string, order = 1): PendingPost => ({
  ...{ id: id.padStart(16, '0'), room: 'lobby', epoch: '', base: null, kind: 'message', body: { text: id } },
  ...{ composedAt: 1, order, delivery: { status: 'queued' } },
});

describe('places', () => {
  test('follow XDG, and ignore what is relative there', () => {
    expect(findPlaces({ XDG_CONFIG_HOME: '/c', XDG_STATE_HOME: '/s' }, '/h')).toMatchObject({
      keyFile: '/c/ajar/key',
      stateFolder: '/s/ajar',
    });
    expect(findPlaces({ XDG_CONFIG_HOME: 'c' }, '/h')).toMatchObject({
      keyFile: '/h/.config/ajar/key',
      stateFolder: '/h/.local/state/ajar',
    });
  });

  test('differ by room, server and person, and fit a file system', () => {
    const one = { origin: 'http://a', room: 'x'.repeat(64) };
    const folders = [
      roomPlaces(places, 'A'.repeat(43), one),
      roomPlaces(places, 'B'.repeat(43), one),
      roomPlaces(places, 'A'.repeat(43), { ...one, origin: 'http://b' }),
      roomPlaces(places, 'A'.repeat(43), { ...one, room: '部'.repeat(64) }),
    ].map(({ outboxFolder }) => outboxFolder);
    expect(new Set(folders).size).toBe(4);
    for (const part of folders.join('/').split('/')) expect(Buffer.byteLength(part)).toBeLessThan(100);
  });
});

describe('the key', () => {
  test('is made once, by whoever is first, and only its person can read it', async () => {
    const seeds = await Promise.all(Array.from({ length: 8 }, () => loadSeed(places)));
    expect(new Set(seeds.map((seed) => seed.toString())).size).toBe(1);
    expect((await stat(places.keyFile)).mode & 0o777).toBe(0o600);
    expect(await readdir(join(home, '.config/ajar'))).toEqual(['key']);
  });

  test('is closed to others where it was not', async () => {
    await loadSeed(places);
    await chmod(places.keyFile, 0o644);
    await loadSeed(places);
    expect((await stat(places.keyFile)).mode & 0o777).toBe(0o600);
  });

  test('that is broken is told, not replaced', async () => {
    await loadSeed(places);
    const broken = (await readFile(places.keyFile, 'utf8')).slice(0, 30);
    await writeFile(places.keyFile, broken);
    await expect(loadSeed(places)).rejects.toThrow('cannot be read: characters are missing');
    expect(await readFile(places.keyFile, 'utf8')).toBe(broken);
  });

  test('that another takes the place of is put aside', async () => {
    const before = await loadSeed(places);
    const aside = await storeSeed(places, new Uint8Array(32).fill(7));
    expect(await loadSeed(places)).toEqual(new Uint8Array(32).fill(7));
    expect(await loadSeed({ ...places, keyFile: String(aside) })).toEqual(before);
    expect((await stat(String(aside))).mode & 0o777).toBe(0o600);
    expect(await storeSeed(places, new Uint8Array(32).fill(7))).toBeNull();
  });

  test('is put aside beside one that was a moment before', async () => {
    const before = await loadSeed(places);
    const imported = [1, 2].map((byte) => new Uint8Array(32).fill(byte));
    vi.useFakeTimers({ toFake: ['Date'], now: 0 });
    const asides: (string | null)[] = [];
    for (const seed of imported) asides.push(await storeSeed(places, seed));
    vi.useRealTimers();
    const kept = await Promise.all(asides.map((aside) => loadSeed({ ...places, keyFile: String(aside) })));
    expect([...kept, await loadSeed(places)]).toEqual([before, ...imported]);
  });

  test('may come from outside, and is not kept then', async () => {
    const other = await loadSeed(findPlaces({}, join(home, 'other')));
    const code = await readFile(join(home, 'other/.config/ajar/key'), 'utf8');
    expect(await loadSeed(places, code)).toEqual(other);
    await expect(stat(places.keyFile)).rejects.toThrow('ENOENT');
  });
});

describe('the name', () => {
  test('is made up once, and kept, until one is chosen', async () => {
    const { name } = await loadName(places);
    expect(name).toMatch(/^\p{Lu}\p{L}+ \p{Lu}\p{L}+$/u);
    expect(await loadName(places)).toEqual({ name, isChosen: false });
    await storeName(places.nameFile, 'Ann');
    expect(await loadName(places)).toEqual({ name: 'Ann', isChosen: true });
  });

  test('is not chosen any more where another key came', async () => {
    await storeName(places.nameFile, 'Ann');
    await forgetName(places, 'Proud Bison');
    expect(await loadName(places)).toEqual({ name: 'Proud Bison', isChosen: false });
  });
});

test('the place read up to never goes back within a life of the log', async () => {
  const path = join(home, 'read.json');
  expect(await loadReadMark(path)).toBeNull();
  await storeReadMark(path, { epoch: 'a', seq: 5 });
  await storeReadMark(path, { epoch: 'a', seq: 3 });
  expect(await loadReadMark(path)).toEqual({ epoch: 'a', seq: 5 });
  await storeReadMark(path, { epoch: 'b', seq: 1 });
  expect(await loadReadMark(path)).toEqual({ epoch: 'b', seq: 1 });
  await writeFile(path, '{"epoch":');
  expect(await loadReadMark(path)).toBeNull();
});

describe('[G9] the outbox on disk', () => {
  test('holds what was put until it is removed, for every terminal', async () => {
    const [one, two] = [await diskOutbox(join(home, 'box')), await diskOutbox(join(home, 'box'))];
    await one.put(post('a', 1));
    await two.put(post('b', 2));
    await two.put({ ...post('a', 1), delivery: { status: 'unknown' } });
    expect([...(await one.all())].sort((x, y) => x.order - y.order)).toEqual([
      { ...post('a', 1), delivery: { status: 'unknown' } },
      post('b', 2),
    ]);
    await one.remove([post('a').id]);
    expect(await two.all()).toEqual([post('b', 2)]);
  });

  test('tells another terminal of a change', async () => {
    const [one, two] = [await diskOutbox(join(home, 'box')), await diskOutbox(join(home, 'box'))];
    let told = 0;
    const stop = two.watch(() => {
      told += 1;
    });
    await one.put(post('a'));
    await expect.poll(() => told).toBe(1);
    stop();
  });

  test('reads past what a crash left behind', async () => {
    const box = await diskOutbox(join(home, 'box'));
    await box.put(post('a'));
    await writeFile(join(home, 'box', 'torn.json'), '{"id":"0000');
    await writeFile(join(home, 'box', 'b.json.abc.draft'), JSON.stringify(post('b')));
    expect(await readPosts(join(home, 'box'))).toEqual([post('a')]);
    expect(await readPosts(join(home, 'none'))).toEqual([]);
  });
});
