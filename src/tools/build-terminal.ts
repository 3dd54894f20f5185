// Builds the terminal client as it is shipped: src/terminal → dist/terminal/ajar.js, JavaScript that any Node ≥ 22 runs
// without a package beside it. Runs before `npm pack`.

import { chmod, readdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { distFolder, rootFolder } from './folders.ts';

const terminalFolder = join(distFolder, 'terminal');

/** @returns the program's file */
export async function buildTerminal(folder: string = terminalFolder): Promise<string> {
  const { metafile } = await build({
    absWorkingDir: rootFolder,
    entryPoints: { ajar: 'src/terminal/main.ts' },
    outdir: folder,
    bundle: true,
    // The table of emoji is read when somebody chats, not when a line is piped.
    splitting: true,
    chunkNames: '[name]-[hash]',
    format: 'esm',
    platform: 'node',
    target: 'node22',
    minifySyntax: true,
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
  });
  const built = new Set(Object.keys(metafile.outputs).map((path) => basename(path)));
  const old = (await readdir(folder)).filter((name) => !built.has(name));
  await Promise.all(old.map((name) => rm(join(folder, name), { recursive: true })));
  const program = join(folder, 'ajar.js');
  await chmod(program, 0o755);
  return program;
}

if (import.meta.main) await buildTerminal();
