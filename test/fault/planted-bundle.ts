// A Worker with a bug planted in it, bundled beside the real one's description of itself.
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { workerFolder } from '../../src/tools/folders.ts';
import { type Copy, copyTree, plant, readSeeds, whyNotPlantable } from './seeds.ts';

/** @param worker folder of the bundle without the bug */
export async function plantedBundle(name: string, worker: string = workerFolder): Promise<Copy> {
  const seed = (await readSeeds()).find((candidate) => candidate.name === name);
  if (!seed) throw new Error(`There is no seeded bug ${name}`);
  const reason = await whyNotPlantable(seed);
  if (reason) throw new Error(`The seeded bug ${name} cannot be planted any more: ${reason}`);
  const copy = await copyTree();
  const folder = join(copy.folder, 'dist/worker');
  await plant(seed, copy.folder);
  await build({
    absWorkingDir: copy.folder,
    entryPoints: ['src/index.ts'],
    outfile: join(folder, 'index.js'),
    bundle: true,
    format: 'esm',
    target: 'es2024',
    conditions: ['workerd', 'worker', 'browser'],
    external: ['cloudflare:workers'],
    logLevel: 'warning',
  });
  for (const file of ['front.js', 'deployment.json']) await copyFile(join(worker, file), join(folder, file));
  return { folder, remove: copy.remove };
}
