// Bringing a key along: from the code or the page's link, over a key that is here, and over what waits under it.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeIdentityCode } from '../../../src/client/identity-code.ts';
import type { PendingPost } from '../../../src/client/state.ts';
import { importKey } from '../../../src/terminal/commands/key.ts';
import type { Surroundings } from '../../../src/terminal/commands/surroundings.ts';
import { diskOutbox } from '../../../src/terminal/disk/disk-outbox.ts';
import { loadName, loadSeed, storeName } from '../../../src/terminal/disk/person.ts';
import { findPlaces, type Places, roomPlaces } from '../../../src/terminal/disk/places.ts';
import { identityFrom } from '../../../src/terminal/node-platform.ts';
import { plainInk } from '../../../src/terminal/screen/ink.ts';
import { movingLink } from '../../../src/web/moving/moving-link.ts';

let home: string;
let places: Places;
let told: string[];
const seed = new Uint8Array(32).fill(7);
const code = writeIdentityCode(seed);

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'ajar-key-'));
  places = findPlaces({}, home);
  told = [];
});
afterEach(() => rm(home, { recursive: true, force: true }));

async function bring(typed: string, { force = false, noInput = false } = {}): Promise<number> {
  const stdin = Object.assign(new PassThrough(), { isTTY: false });
  stdin.end(typed);
  const tell = (sentence: string) => void told.push(sentence);
  const { signal } = new AbortController();
  const around = { places, env: {}, stdin, stdout: process.stdout, tell, ink: plainInk, signal };
  return importKey({ force, noInput }, around as unknown as Surroundings);
}

async function leaveWaiting(room: string, delivery: PendingPost['delivery'] = { status: 'queued' }): Promise<void> {
  const { member } = identityFrom(await loadSeed(places));
  const box = await diskOutbox(roomPlaces(places, member, { origin: 'http://x', room }).outboxFolder);
  const post = { id: 'a'.repeat(16), room, epoch: '', base: null, kind: 'message', body: { text: 'hi' } };
  await box.put({ ...post, composedAt: 1, order: 1, delivery });
}

test('the page’s link brings the key and the name, which renames nobody', async () => {
  await storeName(places.nameFile, 'Brave Vole');
  expect(await bring(`${movingLink('https://ajar.example', { seed, name: 'Proud Bison' })}\n`)).toBe(0);
  expect(await loadSeed(places)).toEqual(seed);
  expect(await loadName(places)).toEqual({ name: 'Proud Bison', isChosen: false });
});

test('a code alone makes what was chosen before it count no more', async () => {
  await storeName(places.nameFile, 'Brave Vole');
  await bring(code);
  expect(await loadName(places)).toMatchObject({ isChosen: false });
});

test('the same key again changes nothing, whatever waits', async () => {
  await bring(code);
  await storeName(places.nameFile, 'Ann');
  await leaveWaiting('lobby');
  expect(await bring(code)).toBe(0);
  expect(told.at(-1)).toMatch(/^You are .* here already\.$/);
  expect(await loadName(places)).toEqual({ name: 'Ann', isChosen: true });
});

test('another key names the rooms in which something waits, and takes nothing away', async () => {
  await loadSeed(places);
  const before = await readFile(places.keyFile, 'utf8');
  await leaveWaiting('lobby');
  await leaveWaiting('tea');
  await expect(bring(code)).rejects.toThrow(
    /^2 messages wait under the key that is here, in (lobby, tea|tea, lobby)\. /,
  );
  expect(await readFile(places.keyFile, 'utf8')).toBe(before);
  expect(await bring(code, { force: true })).toBe(0);
  expect(await loadSeed(places)).toEqual(seed);
});

test('what was refused for good holds nobody up', async () => {
  await loadSeed(places);
  await leaveWaiting('lobby', { status: 'refused', code: 'notYours' });
  expect(await bring(code)).toBe(0);
});

test('says what a key looks like, and what else is taken', async () => {
  await expect(bring('hello')).rejects.toThrow('neither a key, which begins with “ajar-key-1.”, nor a link');
  expect(await readdir(dirname(places.keyFile)).catch(() => [])).toEqual([]);
});

test('is not read where nothing may be read', async () => {
  await expect(bring(code, { noInput: true })).rejects.toMatchObject({ code: 2 });
});
