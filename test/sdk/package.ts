// The package as strangers get it: packed, and installed from the tarball into a folder of its own.
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rootFolder } from '../../src/tools/folders.ts';
import { runCommand } from '../../src/tools/run-command.ts';

export interface Installed {
  /** Where programs may import `ajar`. */
  readonly folder: string;
  readonly packageFolder: string;
  remove(): Promise<void>;
}

/** Without a network: a package that needs another could not be installed. */
export async function installPackage(): Promise<Installed> {
  const folder = await mkdtemp(join(tmpdir(), 'ajar-package-'));
  await run(['npm', 'pack', '--loglevel=error', '--pack-destination', folder, rootFolder]);
  const tarball = (await readdir(folder)).find((name) => name.endsWith('.tgz'));
  if (tarball === undefined) throw new Error('npm pack made no tarball');
  await writeFile(join(folder, 'package.json'), '{ "name": "stranger", "private": true, "type": "module" }');
  const quietly = ['--offline', '--no-audit', '--no-fund', '--loglevel=error'];
  await run(['npm', 'install', '--prefix', folder, ...quietly, join(folder, tarball)]);
  const remove = () => rm(folder, { recursive: true, force: true });
  return { folder, packageFolder: join(folder, 'node_modules/ajar'), remove };
}

async function run(command: string[]): Promise<void> {
  const { exitCode, output } = await runCommand(command);
  if (exitCode !== 0) throw new Error(`${command.join(' ')} failed:\n${output}`);
}
