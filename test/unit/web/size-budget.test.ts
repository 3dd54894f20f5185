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
  expect(gzipBytesOf([files.main, files.themeBoot, ...files.preloads])).toBeLessThanOrEqual(50 * kilobyte);
});

test('the style is at most 12 KB, gzipped', () => {
  expect(gzipBytesOf([files.style])).toBeLessThanOrEqual(12 * kilobyte);
});

test('the page itself is at most 6 KB', () => {
  expect(readFileSync(join(publicFolder, 'index.html')).length).toBeLessThanOrEqual(6 * kilobyte);
});

test('what the page loads late is at most 5 KB each, gzipped, but for the signatures that few browsers lack', () => {
  const late = Object.values(outputs).flatMap(({ imports }) =>
    imports.filter(({ kind }) => kind === 'dynamic-import').map(({ path }) => path),
  );
  expect(late).not.toHaveLength(0);
  const sizes = new Set(late).values().map((path) => [outputs[path]?.entryPoint, gzipBytes(join(rootFolder, path))]);
  const heavy = sizes.filter(([, bytes]) => Number(bytes) > 5 * kilobyte).map(([entryPoint]) => entryPoint);
  expect([...heavy]).toEqual(['src/web/script-ed25519.ts']);
});

test('there are no web fonts', () => {
  const names = Object.keys(outputs).filter((path) => /\.(?:woff2?|ttf|otf)$/.test(path));
  expect(names).toEqual([]);
  expect(readFileSync(join(rootFolder, files.style), 'utf8')).not.toContain('@font-face');
});
