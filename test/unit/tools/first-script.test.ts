// The first load is one piece, whatever the late views share with it.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { oneFirstScript } from '../../../src/tools/first-script.ts';

let folder: string;

/** Two late views, each sharing another word with the first script: by itself esbuild cuts a chunk for each. */
const sources = {
  'main.ts': `import { both } from './both.ts'; import { one } from './one.ts';
    import('./late-one.ts'); import('./late-two.ts'); console.log(both, one);`,
  'both.ts': `export const both = 'both';`,
  'one.ts': `export const one = 'one';`,
  'late-one.ts': `import { both } from './both.ts'; import { one } from './one.ts'; export const x = [both, one];`,
  'late-two.ts': `import { both } from './both.ts'; export const y = both;`,
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ajar-first-script-'));
  await Promise.all(Object.entries(sources).map(([name, text]) => writeFile(join(folder, name), text)));
});

afterAll(() => rm(folder, { recursive: true }));

async function bundle(plugins: Parameters<typeof build>[0]['plugins'] = []) {
  const { metafile, outputFiles } = await build({
    entryPoints: [join(folder, 'main.ts')],
    ...{ outdir: folder, bundle: true, splitting: true, format: 'esm', metafile: true, write: false, plugins },
  });
  const names = Object.entries(metafile?.outputs ?? {});
  const first = names.find(([, output]) => output.entryPoint?.endsWith('main.ts'))?.[1];
  const pieces = first?.imports.filter(({ kind }) => kind === 'import-statement') ?? [];
  const text = outputFiles?.map((file) => file.text).join('') ?? '';
  return { pieces: pieces.length, text };
}

test('what late views share with the first script stays in one piece with it, and stays late itself', async () => {
  expect((await bundle()).pieces).toBe(2);
  const { pieces, text } = await bundle([oneFirstScript(join(folder, 'main.ts'))]);
  expect(pieces).toBe(1);
  expect(text.match(/"both"/g)).toHaveLength(1);
  expect(text).toMatch(/import\("\.\/late-one/);
});
