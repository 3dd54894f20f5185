// Makes what `wrangler deploy` would upload, and notes beside it how wrangler.toml wants it run, so that `serve` can
// start it again and again without loading wrangler.

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import * as v from 'valibot';
import { rootFolder, workerFolder } from './folders.ts';
import { runCommand } from './run-command.ts';

/** What `serve` needs to know of wrangler.toml. */
const deploymentSchema = v.object({
  name: v.string(),
  compatibilityDate: v.string(),
  compatibilityFlags: v.array(v.string()),
  vars: v.record(v.string(), v.string()),
  /** Binding name → class name; all of them keep their state in SQLite. */
  durableObjects: v.record(v.string(), v.string()),
  assetsBinding: v.string(),
});
export type Deployment = v.InferOutput<typeof deploymentSchema>;

/** The part of wrangler's own reading of wrangler.toml that we rely on. */
const configSchema = v.object({
  name: v.string(),
  compatibility_date: v.string(),
  compatibility_flags: v.array(v.string()),
  vars: v.record(v.string(), v.string()),
  durable_objects: v.object({ bindings: v.array(v.object({ name: v.string(), class_name: v.string() })) }),
  assets: v.object({ binding: v.string(), run_worker_first: v.array(v.string()) }),
});
type Config = v.InferOutput<typeof configSchema>;

const deploymentFile = (folder: string) => join(folder, 'deployment.json');

/** Runs wrangler's dry run, which builds the page first through its `[build]` command. */
export async function buildDeployment(folder: string = workerFolder): Promise<void> {
  const wrangler = join(rootFolder, 'node_modules/wrangler/bin/wrangler.js');
  const made = await runCommand([process.execPath, wrangler, 'deploy', '--dry-run', '--outdir', folder]);
  if (made.exitCode !== 0) throw new Error(`wrangler could not build the Worker:\n${made.output}`);
  const config = await readConfig();
  await buildFront(folder, config.assets.run_worker_first);
  await writeFile(deploymentFile(folder), JSON.stringify(describeDeployment(config), null, 2));
}

async function readConfig(): Promise<Config> {
  // Imported late: loading wrangler takes a second, and a server that only restarts does not need it.
  const { unstable_readConfig } = await import('wrangler');
  return v.parse(configSchema, unstable_readConfig({ config: join(rootFolder, 'wrangler.toml') }));
}

function describeDeployment(config: Config): Deployment {
  return {
    name: config.name,
    compatibilityDate: config.compatibility_date,
    compatibilityFlags: config.compatibility_flags,
    vars: config.vars,
    durableObjects: Object.fromEntries(config.durable_objects.bindings.map((one) => [one.name, one.class_name])),
    assetsBinding: config.assets.binding,
  };
}

/** `Front` is an entry point of its own, beside the Worker's untouched default export. */
async function buildFront(folder: string, workerFirst: string[]): Promise<void> {
  const source = [
    `import { createFront } from './src/tools/front.ts';`,
    `import worker from './index.js';`,
    `export * from './index.js';`,
    `export default worker;`,
    `export const Front = createFront(worker, ${JSON.stringify(workerFirst)});`,
  ].join('\n');
  await build({
    stdin: { contents: source, resolveDir: rootFolder, sourcefile: 'front-entry.js' },
    outfile: join(folder, 'front.js'),
    bundle: true,
    format: 'esm',
    target: 'es2024',
    external: ['./index.js'],
    logLevel: 'warning',
  });
}

export async function readDeployment(folder: string): Promise<Deployment> {
  const text = await readFile(deploymentFile(folder), 'utf8').catch(() => {
    throw new Error(`There is no built Worker in ${folder}: leave out --no-build`);
  });
  return v.parse(deploymentSchema, JSON.parse(text));
}

if (import.meta.main) await buildDeployment();
