// The first load stays small, as product.md promises. Measured on the last build; builds when there is none.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Metafile } from 'esbuild';
import { beforeAll, expect, test } from 'vitest';
import { buildPage } from '../../../src/tools/build.ts';
import { pageMetaFile, publicFolder, rootFolder } from '../../../src/tools/folders.ts';
import { findPageFiles, type PageFiles } from '../../../src/tools/page-head.ts';

const kilobyte = 1024;
let files: PageFiles;
let outputs: Metafile['outputs'];

beforeAll(async () => {
  if (!existsSync(pageMetaFile)) await buildPage();
  const meta: Metafile = JSON.parse(readFileSync(pageMetaFile, 'utf8'));
  files = findPageFiles(meta);
  outputs = meta.outputs;
});

const gzipBytes = (path: string) => gzipSync(readFileSync(path), { level: 9 }).length;
const gzipBytesOf = (paths: string[]) => paths.reduce((sum, path) => sum + gzipBytes(join(rootFolder, path)), 0);

test('the script of the first page is at most 50 KB, gzipped', () => {
  expect(gzipBytesOf([files.main, files.boot, ...files.preloads])).toBeLessThanOrEqual(50 * kilobyte);
});

test('the style is at most 12 KB, gzipped', () => {
  expect(gzipBytesOf([files.style])).toBeLessThanOrEqual(12 * kilobyte);
});

test('the page itself is at most 6 KB', () => {
  expect(readFileSync(join(publicFolder, 'index.html')).length).toBeLessThanOrEqual(6 * kilobyte);
});

/** In KB; everything else that is loaded late has at most 5. The emoji and their data are those of experience 1.10. */
const lateLimits = new Map([
  // Few browsers lack its signatures.
  ['src/web/script-ed25519.ts', 8],
  ['src/web/conversation/composer-aids.tsx', 9],
  ['src/web/actions/row-tools.tsx', 7],
  // uFuzzy is more than 4 of them.
  ['src/web/palette/palette-dialog.tsx', 6.5],
  ['src/web/emoji/picker.tsx', 15],
  // marked is 15 of them.
  ['src/web/conversation/markdown/rich-text.tsx', 21],
  ['src/web/conversation/markdown/highlight-code.ts', 22],
  ['src/client/shortcodes.json', 16],
]);

test('what the page loads late is small too', () => {
  const late = Object.values(outputs).flatMap(({ imports }) =>
    imports.filter(({ kind }) => kind === 'dynamic-import').map(({ path }) => path),
  );
  expect(late).not.toHaveLength(0);
  const limitOf = (path: string) => (lateLimits.get(outputs[path]?.entryPoint ?? '') ?? 5) * kilobyte;
  const heavy = [...new Set(late)].filter((path) => gzipBytes(join(rootFolder, path)) > limitOf(path));
  expect(heavy).toEqual([]);
});

test('the data of the emoji picker is at most 73 KB, gzipped', () => {
  const data = Object.keys(outputs).filter((path) => path.endsWith('.json'));
  expect(data).toHaveLength(1);
  expect(gzipBytesOf(data)).toBeLessThanOrEqual(73 * kilobyte);
});

test('the script that other sites load is at most 1.5 KB, gzipped', () => {
  expect(gzipBytes(join(publicFolder, 'embed.js'))).toBeLessThanOrEqual(1.5 * kilobyte);
});

test('there are no web fonts', () => {
  const names = Object.keys(outputs).filter((path) => /\.(?:woff2?|ttf|otf)$/.test(path));
  expect(names).toEqual([]);
  expect(readFileSync(join(rootFolder, files.style), 'utf8')).not.toContain('@font-face');
});
