// Builds the kit for programs, which is what the package exports: src/client/sdk → dist/sdk, one script without
// dependencies and the declarations that its entry reaches. Runs before `npm pack`: no TypeScript runs from node_modules.

import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { build } from 'esbuild';
import { distFolder, rootFolder, sdkFolder } from './folders.ts';
import { runCommand } from './run-command.ts';

const ENTRY = 'client/sdk/connect';
/** `exports` of package.json name both. */
const SCRIPT = 'ajar.js';
const TYPES = 'types';

async function buildSdk(): Promise<void> {
  await mkdir(distFolder, { recursive: true });
  const draft = await mkdtemp(join(distFolder, 'sdk-'));
  await Promise.all([bundleScript(draft), writeTypes(draft)]);
  await rm(sdkFolder, { recursive: true, force: true });
  await rename(draft, sdkFolder);
}

/** Readable, for people who debug their programs; those who count bytes have a bundler. */
async function bundleScript(folder: string): Promise<void> {
  await build({
    absWorkingDir: rootFolder,
    entryPoints: [`src/${ENTRY}.ts`],
    outfile: join(folder, SCRIPT),
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    target: 'es2022',
    legalComments: 'none',
    logLevel: 'warning',
  });
}

/** The compiler writes declarations of all it reads; programs need those that lead on from the entry's. */
async function writeTypes(folder: string): Promise<void> {
  const all = join(folder, 'all');
  const compiled = await runCommand(['tsc', '--project', 'src/client/sdk/tsconfig.json', '--outDir', all]);
  if (compiled.exitCode !== 0) throw new Error(`The kit's declarations do not compile:\n${compiled.output}`);
  for (const [path, text] of await readReached(join(all, `${ENTRY}.d.ts`))) {
    const target = join(folder, TYPES, relative(all, path));
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, text);
  }
  await rm(all, { recursive: true });
}

const IMPORTED = /(?<=from ['"])(\.[^'"]+)\.ts(?=['"])/g;

/** The declarations that one leads to, itself included; they name each other as JavaScript does. */
async function readReached(path: string, reached = new Map<string, string>()): Promise<Map<string, string>> {
  if (reached.has(path)) return reached;
  const text = await readFile(path, 'utf8');
  reached.set(path, text.replace(IMPORTED, '$1.js'));
  for (const [, name] of text.matchAll(IMPORTED)) await readReached(join(dirname(path), `${name}.d.ts`), reached);
  return reached;
}

if (import.meta.main) await buildSdk();
