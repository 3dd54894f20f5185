// Deleted means deleted, on the disk too: no byte of the text is left in the room's files once the server has stopped.

import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { roomFile } from '../bench/room-file.ts';
import { NodeClient } from '../support/node-client.ts';
import { generousVars, spawnServer } from '../support/server.ts';

const CANARY = 'canarysong';

/** Files below the folder that hold the text, as UTF-8 or in any case. */
function filesWith(folder: string, text: string): string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files
    .filter(({ parentPath, name }) =>
      readFileSync(join(parentPath, name)).toString('latin1').toLowerCase().includes(text),
    )
    .map(({ name }) => name);
}

/** What SQLite does by itself after so many pages: until then the write-ahead log holds what was. */
function writeBack(persist: string): void {
  const database = new DatabaseSync(roomFile(persist));
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  database.close();
}

async function withServer(persist: string, work: (ann: NodeClient) => Promise<void>): Promise<void> {
  const server = await spawnServer({ persist, vars: generousVars });
  const ann = new NodeClient('Ann');
  await ann.connect(server.url, 'deleted');
  await work(ann);
  ann.close();
  await server.stop();
}

const stored = (ann: NodeClient) => ann.until(() => ann.outbox.isEmpty, 'everything is stored');

test('[G19] [C5] a deleted message is in no file any more: neither log, nor edits, nor search index', async () => {
  const persist = await mkdtemp(join(tmpdir(), 'ajar-deleted-'));
  try {
    const author = new NodeClient('Ann');
    const server = await spawnServer({ persist, vars: generousVars });
    await author.connect(server.url, 'deleted');
    author.post([`the ${CANARY} at first`, ...Array.from({ length: 60 }, (_, i) => `another ${i} ${'x'.repeat(500)}`)]);
    await stored(author);
    author.propose('edit', [{ text: `the ${CANARY} once more ${'long '.repeat(700)}` }], 1);
    await stored(author);
    expect(await author.search(CANARY)).toBe(1);
    author.close();
    await server.stop();
    writeBack(persist);
    // The check can fail: while it is there, it is found.
    expect(filesWith(persist, CANARY)).not.toEqual([]);

    const again = await spawnServer({ persist, vars: generousVars });
    await author.connect(again.url, 'deleted');
    author.propose('redact', [{}], 1);
    await stored(author);
    expect(await author.search(CANARY)).toBe(0);
    author.close();
    await again.stop();
    writeBack(persist);
    expect(filesWith(persist, CANARY)).toEqual([]);
    await withServer(persist, async (late) => {
      const history = await late.readHistory();
      expect(JSON.stringify(history)).not.toContain(CANARY);
      expect(history).toHaveLength(63);
    });
  } finally {
    await rm(persist, { recursive: true, force: true });
  }
});
