// For what the page fetches instead of importing: `import name from 'package/file?served'` puts the file beside the
// scripts, with a hash in its name, and gives that name.

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Plugin } from 'esbuild';

const SUFFIX = '?served';
const { resolve } = createRequire(import.meta.url);

export const servedFile: Plugin = {
  name: 'served file',
  setup(build) {
    build.onResolve({ filter: /\?served$/ }, ({ path }) => ({
      path: resolve(path.slice(0, -SUFFIX.length)),
      namespace: 'served',
    }));
    build.onLoad({ filter: /./, namespace: 'served' }, async ({ path }) => ({
      contents: await readFile(path),
      loader: 'file',
    }));
  },
};
