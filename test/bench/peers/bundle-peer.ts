// Makes of a peer's object what `npm run serve -- --worker` runs, so that Ajar and its peers are hosted the same way.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { readDeployment } from '../../../src/tools/deployment.ts';
import { distFolder, rootFolder, workerFolder } from '../../../src/tools/folders.ts';

const FRONT = [
  `import { createFront } from './src/tools/front.ts';`,
  `import worker from './index.js';`,
  `export * from './index.js';`,
  `export default worker;`,
  `export const Front = createFront(worker, ['/room/*']);`,
].join('\n');

/** Bundles `peers/workerd/<name>.ts`; returns the folder. */
export async function bundlePeer(name: string): Promise<string> {
  const folder = join(distFolder, 'bench', name);
  await mkdir(folder, { recursive: true });
  const options = { bundle: true, format: 'esm', target: 'es2024', logLevel: 'warning' } as const;
  const entry = fileURLToPath(new URL(`workerd/${name}.ts`, import.meta.url));
  const external = ['cloudflare:workers', 'node:*'];
  await build({ ...options, entryPoints: [entry], outfile: join(folder, 'index.js'), external });
  const stdin = { contents: FRONT, resolveDir: rootFolder, sourcefile: 'front-entry.js' };
  await build({ ...options, stdin, outfile: join(folder, 'front.js'), external: ['./index.js'] });
  const deployment = JSON.stringify(await readDeployment(workerFolder));
  await writeFile(join(folder, 'deployment.json'), deployment);
  return folder;
}
