// Who the person is on this machine: a key that only they can read, and the name they go by.
import { randomBytes } from 'node:crypto';
import { chmod, constants, copyFile, rm, stat } from 'node:fs/promises';
import { SEED_BYTES } from '../../client/identity.ts';
import { type IdentityCodeError, readIdentityCode, writeIdentityCode } from '../../client/identity-code.ts';
import { makeGuestName } from '../../protocol/guest-names.ts';
import { normaliseName } from '../../protocol/names.ts';
import { Ending, EXIT } from '../exit-codes.ts';
import type { Places } from './places.ts';
import { createFile, readIfThere, replaceFile } from './whole-file.ts';

const OTHERS_MAY_READ = 0o077;

export const KEY_ERRORS: Readonly<Record<IdentityCodeError, string>> = {
  notACode: 'that is neither a key, which begins with “ajar-key-1.”, nor a link that holds one',
  otherVersion: 'that key was written by another version of Ajar',
  wrongLength: 'characters are missing or too many: copy the key as a whole',
  mistyped: 'a character is wrong: copy the key rather than typing it',
};

export interface PersonName {
  readonly name: string;
  /** Else it was made up, or is what a room called them: no room is told of it that knows them by another. */
  readonly isChosen: boolean;
}

/** The key kept here, made at the first use. `given` (AJAR_KEY) takes its place where machines come and go. */
export async function loadSeed({ keyFile }: Places, given?: string): Promise<Uint8Array> {
  if (given) return readSeed(given, 'AJAR_KEY');
  const kept = await readIfThere(keyFile);
  if (kept === null) return makeSeed(keyFile);
  await closeToOthers(keyFile);
  return readSeed(kept, keyFile);
}

/** The key kept before is put aside, for it is somebody. Returns where it is, or null. */
export async function storeSeed({ keyFile }: Places, seed: Uint8Array): Promise<string | null> {
  const kept = await readIfThere(keyFile);
  const line = `${writeIdentityCode(seed)}\n`;
  if (kept?.trim() === line.trim()) return null;
  const aside = kept === null ? null : asideName(keyFile);
  if (aside !== null) await copyFile(keyFile, aside, constants.COPYFILE_EXCL);
  await replaceFile(keyFile, line);
  return aside;
}

/** When it was put aside; two of one moment have names of their own. */
function asideName(keyFile: string): string {
  const time = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  return `${keyFile}.${time}-${randomBytes(4).toString('hex')}`;
}

/** What the person is called, made up at the first use. */
export async function loadName({ nameFile, guestNameFile }: Places): Promise<PersonName> {
  const chosen = await readName(nameFile);
  if (chosen !== null) return { name: chosen, isChosen: true };
  const given = await readName(guestNameFile);
  if (given !== null) return { name: given, isChosen: false };
  const name = makeGuestName(randomBytes);
  await storeName(guestNameFile, name);
  return { name, isChosen: false };
}

/** Under another key the person is who its rooms know: a name chosen under the key before would rename them there. */
export async function forgetName({ nameFile, guestNameFile }: Places, brought: string): Promise<void> {
  await rm(nameFile, { force: true });
  if (brought === '') await rm(guestNameFile, { force: true });
  else await storeName(guestNameFile, brought);
}

/** A name that is not kept is asked for again; nothing else is lost. */
export async function storeName(nameFile: string, name: string): Promise<void> {
  await replaceFile(nameFile, `${name}\n`).catch(() => {});
}

async function readName(file: string): Promise<string | null> {
  const kept = normaliseName((await readIfThere(file).catch(() => null)) ?? '');
  return kept.ok ? kept.value : null;
}

async function makeSeed(keyFile: string): Promise<Uint8Array> {
  const seed = Uint8Array.from(randomBytes(SEED_BYTES));
  if (await createFile(keyFile, `${writeIdentityCode(seed)}\n`)) return seed;
  // Another terminal was quicker: its key is the person's.
  return readSeed((await readIfThere(keyFile)) ?? '', keyFile);
}

/** A broken key is not replaced: the person would be a stranger, and not know why. */
function readSeed(text: string, source: string): Uint8Array {
  const seed = readIdentityCode(text);
  if (!seed.ok) throw new Ending(EXIT.failed, `The key in ${source} cannot be read: ${KEY_ERRORS[seed.error]}.`);
  return seed.value;
}

async function closeToOthers(keyFile: string): Promise<void> {
  const { mode } = await stat(keyFile);
  if (mode & OTHERS_MAY_READ) await chmod(keyFile, 0o600);
}
