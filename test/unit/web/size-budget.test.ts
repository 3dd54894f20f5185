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

beforeAll(async () => {
  if (!existsSync(pageMetaFile)) await buildPage();
  const meta: Metafile = JSON.parse(readFileSync(pageMetaFile, 'utf8'));
  files = findPageFiles(meta);
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
