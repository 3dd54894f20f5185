// Seeded bugs: small wrong edits of `src`, one file each in `seeded-bugs/`, that the tests have to notice.
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import * as v from 'valibot';
import { rootFolder } from '../../src/tools/folders.ts';

const seedSchema = v.object({
  /** What is wrong with it. */
  bug: v.string(),
  /** The guarantee that it breaks. */
  breaks: v.string(),
  /** Where it should be noticed: vitest projects, `workers` or `crash-points`. */
  suites: v.array(v.string()),
  edits: v.array(v.object({ file: v.string(), find: v.string(), replace: v.string() })),
});
export type Seed = v.InferOutput<typeof seedSchema> & { readonly name: string };

export const seedFolder = join(rootFolder, 'test/fault/seeded-bugs');

export async function readSeeds(): Promise<Seed[]> {
  const files = (await readdir(seedFolder)).filter((file) => file.endsWith('.json')).sort();
  return Promise.all(files.map(readSeed));
}

async function readSeed(file: string): Promise<Seed> {
  const text = await readFile(join(seedFolder, file), 'utf8');
  return { name: basename(file, '.json'), ...v.parse(seedSchema, JSON.parse(text)) };
}

/** Why a seed cannot be planted any more; null if it can. Every text must be there exactly once. */
export async function whyNotPlantable(seed: Seed): Promise<string | null> {
  for (const { file, find } of seed.edits) {
    const text = await readFile(join(rootFolder, file), 'utf8').catch(() => null);
    if (text === null) return `${file} is gone`;
    const found = text.split(find).length - 1;
    if (found !== 1) return `${file} has ${found} times: ${find}`;
  }
  return null;
}

export interface Copy {
  readonly folder: string;
  remove(): Promise<void>;
}

/** A copy of the working tree outside it; installed packages are shared. */
export async function copyTree(): Promise<Copy> {
  const folder = await mkdtemp(join(tmpdir(), 'ajar-seeded-'));
  const own = ['src', 'test', 'public', 'package.json', 'tsconfig.json', 'wrangler.toml'];
  await Promise.all(own.map((name) => cp(join(rootFolder, name), join(folder, name), { recursive: true })));
  await symlink(join(rootFolder, 'node_modules'), join(folder, 'node_modules'));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** What the compiler says against the copy; null if nothing. A bug that throws at once would be noticed by any test. */
export function whyNotCompiled(folder: string): Promise<string | null> {
  const { promise, resolve } = Promise.withResolvers<string | null>();
  const compiler = [join(folder, 'node_modules/typescript/bin/tsc'), '--build'];
  execFile(process.execPath, compiler, { cwd: folder }, (error, stdout) => {
    resolve(error === null ? null : stdout.trim() || error.message);
  });
  return promise;
}

/** Plants the bug; the way to take it out again comes back. */
export async function plant({ edits }: Seed, folder: string): Promise<() => Promise<void>> {
  const originals = await Promise.all(
    [...new Set(edits.map(({ file }) => file))].map(
      async (file) => [file, await readFile(join(folder, file), 'utf8')] as const,
    ),
  );
  for (const { file, find, replace } of edits) {
    const text = await readFile(join(folder, file), 'utf8');
    await writeFile(
      join(folder, file),
      text.replace(find, () => replace),
    );
  }
  return async () => {
    for (const [file, text] of originals) await writeFile(join(folder, file), text);
  };
}
