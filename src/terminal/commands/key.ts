// `ajar key`: shows the line that makes another device the same person, and takes such a line.

import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text as readAll } from 'node:stream/consumers';
import { readIdentityCode, writeIdentityCode } from '../../client/identity-code.ts';
import { badgeOf } from '../../protocol/badge.ts';
import { readPosts } from '../disk/disk-outbox.ts';
import { KEY_ERRORS, loadSeed, storeSeed } from '../disk/person.ts';
import { memberFolder, type Places } from '../disk/places.ts';
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
  if (stdin.isTTY && noInput) throw new Ending(EXIT.usage, 'The key is read from standard input.');
  const seed = readIdentityCode(stdin.isTTY ? await askForKey(around) : await readAll(stdin));
  if (!seed.ok) throw new Ending(EXIT.refused, `Nothing changed: ${KEY_ERRORS[seed.error]}.`);
  const waiting = force ? 0 : await countWaiting(places);
  if (waiting > 0) {
    const how = 'Send them first (ajar send ROOM </dev/null), or say --force';
    throw new Ending(EXIT.failed, `${waiting} messages wait under the key that is here. ${how}.`);
  }
  const aside = await storeSeed(places, seed.value);
  if (aside !== null) tell(`The key that was here is in ${aside} now.`);
  tell(`You are ${badgeOf(identityFrom(seed.value).member)?.long} here.`);
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

async function countWaiting(places: Places): Promise<number> {
  const folder = memberFolder(places, identityFrom(await loadSeed(places)).member);
  const rooms = await readdir(folder).catch(() => []);
  const posts = await Promise.all(rooms.map((room) => readPosts(join(folder, room, 'outbox'))));
  return posts.flat().length;
}
