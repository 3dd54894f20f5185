// `ajar key`: shows the line that makes another device the same person, and takes such a line.

import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text as readAll } from 'node:stream/consumers';
import { awaitsPerson } from '../../client/delivery.ts';
import { readIdentityCode, writeIdentityCode } from '../../client/identity-code.ts';
import { readMovedKey } from '../../client/moved-key.ts';
import { badgeOf } from '../../protocol/badge.ts';
import type { MemberId } from '../../protocol/ids.ts';
import { readPosts } from '../disk/disk-outbox.ts';
import { forgetName, KEY_ERRORS, loadSeed, storeSeed } from '../disk/person.ts';
import { memberFolder, type Places } from '../disk/places.ts';
import { readIfThere } from '../disk/whole-file.ts';
import { Ending, EXIT, type ExitCode } from '../exit-codes.ts';
import { identityFrom } from '../node-platform.ts';
import { qrLines } from '../qr-lines.ts';
import type { Surroundings } from './surroundings.ts';

const CTRL_C = 3;
const CTRL_D = 4;

export async function exportKey({ places, env, stdout, ink, tell }: Surroundings): Promise<ExitCode> {
  const seed = await loadSeed(places, env.AJAR_KEY);
  const code = writeIdentityCode(seed);
  if (stdout.isTTY) {
    for (const line of qrLines(code, stdout.columns || 80, ink) ?? []) stdout.write(`${line}\n`);
    tell('Whoever has this line is you: give it to your own devices only.');
  }
  stdout.write(`${code}\n`);
  return EXIT.ok;
}

export interface ImportWishes {
  readonly force: boolean;
  readonly noInput: boolean;
}

/** From standard input only: other people of a machine see the words of a command. */
export async function importKey({ force, noInput }: ImportWishes, around: Surroundings): Promise<ExitCode> {
  const { places, stdin, tell } = around;
  if (noInput) throw new Ending(EXIT.usage, 'The key is read from standard input.');
  const typed = stdin.isTTY ? await askForKey(around) : await readAll(stdin);
  const moved = readMovedKey(typed, URLSearchParams);
  if (!moved.ok) throw new Ending(EXIT.refused, `Nothing changed: ${KEY_ERRORS[moved.error]}.`);
  const { seed, name } = moved.value;
  const { member } = identityFrom(seed);
  const badge = badgeOf(member)?.long;
  const former = await memberHere(places);
  if (former === member) {
    tell(`You are ${badge} here already.`);
    return EXIT.ok;
  }
  if (former !== null && !force) await refuseWhileWaiting(places, former);
  const aside = await storeSeed(places, seed);
  await forgetName(places, name);
  if (aside !== null) tell(`The key that was here is in ${aside} now.`);
  tell(`You are ${badge} here.`);
  return EXIT.ok;
}

/** Not shown while it is typed, as passwords are not. */
async function askForKey({ stdin, tell }: Surroundings): Promise<string> {
  tell('Paste the key (it is not shown), then press Enter:');
  stdin.setRawMode(true);
  const lines = createInterface({ input: stdin, terminal: false });
  // In raw mode nobody else hears Ctrl+C and Ctrl+D.
  const stop = (bytes: Buffer) => {
    if (bytes.includes(CTRL_C) || bytes.includes(CTRL_D)) lines.close();
  };
  stdin.on('data', stop);
  try {
    for await (const line of lines) return line;
    throw new Ending(EXIT.interrupted, 'Nothing changed.');
  } finally {
    stdin.off('data', stop);
    stdin.setRawMode(false);
    lines.close();
  }
}

/** Null where nobody was here yet, or none that can be read. */
async function memberHere({ keyFile }: Places): Promise<MemberId | null> {
  const seed = readIdentityCode((await readIfThere(keyFile)) ?? '');
  return seed.ok ? identityFrom(seed.value).member : null;
}

/** What was refused waits for nothing: it is kept with the key that is put aside. */
async function refuseWhileWaiting(places: Places, member: MemberId): Promise<void> {
  const folder = memberFolder(places, member);
  const folders = await readdir(folder).catch(() => []);
  const posts = await Promise.all(folders.map((room) => readPosts(join(folder, room, 'outbox'))));
  const waiting = posts.flat().filter((post) => !awaitsPerson(post));
  const rooms = [...new Set(waiting.map(({ room }) => room))];
  const [first] = rooms;
  if (first === undefined) return;
  const what = waiting.length === 1 ? '1 message waits' : `${waiting.length} messages wait`;
  const how = `Send what waits (ajar send ${first} </dev/null), or say --force`;
  throw new Ending(EXIT.failed, `${what} under the key that is here, in ${rooms.join(', ')}. ${how}.`);
}
