// Where posts wait, so that neither a crash nor a power cut loses one: a file each, in a folder that all terminals of
// this person share for the room.
import { type FSWatcher, watch } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseOutbox } from '../../client/parse-outbox.ts';
import type { OutboxStore } from '../../client/ports.ts';
import type { PendingPost } from '../../client/state.ts';
import { makePrivateFolder, replaceFile } from './whole-file.ts';

const ENDING = '.json';
const QUIET_MS = 200;

/** Who only reads a room need not be able to write here: then posts are refused by `put`, and the engine keeps them. */
export async function diskOutbox(folder: string): Promise<OutboxStore> {
  await makePrivateFolder(folder);
  const fileOf = (id: string) => join(folder, `${id}${ENDING}`);
  return {
    all: () => readPosts(folder),
    put: (post) => replaceFile(fileOf(post.id), JSON.stringify(post)),
    remove: async (ids) => {
      await Promise.all(ids.map((id) => rm(fileOf(id), { force: true })));
    },
    watch: (listener) => watchFolder(folder, listener),
  };
}

/** Posts that wait in a folder; none where there is no folder. */
export async function readPosts(folder: string): Promise<readonly PendingPost[]> {
  const names = await readdir(folder).catch(() => []);
  const texts = await Promise.all(names.filter((name) => name.endsWith(ENDING)).map((name) => readText(folder, name)));
  return parseOutbox(texts.map(parseJson));
}

/** It may be gone by now: another terminal sent it. */
async function readText(folder: string, name: string): Promise<string> {
  return readFile(join(folder, name), 'utf8').catch(() => '');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Tells of a change once things are quiet: each post written here is one too, and each reading reads them all. */
function watchFolder(folder: string, listener: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  const watcher = startWatching(folder, () => {
    clearTimeout(timer);
    timer = setTimeout(listener, QUIET_MS).unref();
  });
  // A watch that breaks costs hearing of other terminals, nothing else.
  watcher?.on('error', () => watcher.close());
  return () => {
    clearTimeout(timer);
    watcher?.close();
  };
}

/** Null where the system has no watches left. Drafts tell nothing: the rename after them does. */
function startWatching(folder: string, changed: () => void): FSWatcher | null {
  try {
    return watch(folder, { persistent: false }, (_, name) => {
      if (name === null || name.endsWith(ENDING)) changed();
    });
  } catch {
    return null;
  }
}
