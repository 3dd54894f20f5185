// Builds the page: src/web → public/app (names carry a content hash) and public/index.html, both git-ignored.
// Runs as `npm run build` and as wrangler's [build] command; the size budget is read from dist/page-meta.json.

import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type BuildOptions, type BuildResult, build, type Metafile } from 'esbuild';
import { appFolder, distFolder, pageMetaFile, publicFolder, rootFolder, webFolder } from './folders.ts';
import { fillTemplate, findPageFiles, writeHead } from './page-head.ts';

const shared = {
  absWorkingDir: rootFolder,
  outdir: appFolder,
  bundle: true,
  minify: true,
  sourcemap: 'linked',
  target: 'es2022',
  entryNames: '[name]-[hash]',
  chunkNames: '[name]-[hash]',
  assetNames: '[name]-[hash]',
  legalComments: 'none',
  metafile: true,
  write: false,
  logLevel: 'warning',
  define: { 'process.env.NODE_ENV': '"production"' },
} as const satisfies BuildOptions;

export async function buildPage(): Promise<void> {
  const template = await readFile(join(webFolder, 'index.html'), 'utf8');
  const built = await Promise.all([bundlePage(), bundleThemeBoot()]);
  const meta = mergeMeta(built.map((result) => result.metafile));
  const page = fillTemplate(template, writeHead(findPageFiles(meta)));
  const files = built.flatMap((result) => result.outputFiles);
  // New files first, then the page that names them, old files last: a half-done build never breaks a page.
  await mkdir(appFolder, { recursive: true });
  await mkdir(distFolder, { recursive: true });
  await Promise.all(files.map((file) => writeFile(file.path, file.contents)));
  await replaceFile(join(publicFolder, 'index.html'), page);
  await replaceFile(pageMetaFile, JSON.stringify(meta, null, 2));
  await removeAllBut(new Set(files.map((file) => basename(file.path))));
}

type Bundle = BuildResult<typeof shared>;

function bundlePage(): Promise<Bundle> {
  return build({
    ...shared,
    entryPoints: ['src/web/main.tsx', 'src/web/styles/main.css'],
    format: 'esm',
    splitting: true,
    jsx: 'automatic',
    jsxImportSource: 'preact',
  });
}

/** A classic script, because module scripts never block the first paint. */
function bundleThemeBoot(): Promise<Bundle> {
  return build({ ...shared, entryPoints: ['src/web/theme-boot.ts'], format: 'iife' });
}

function mergeMeta(metas: Metafile[]): Metafile {
  return {
    inputs: Object.assign({}, ...metas.map((meta) => meta.inputs)),
    outputs: Object.assign({}, ...metas.map((meta) => meta.outputs)),
  };
}

/** Two builds may run at once (dev and a test); a reader sees the old file or the new one, never half of one. */
async function replaceFile(path: string, text: string): Promise<void> {
  const draft = join(distFolder, `${basename(path)}.${process.pid}`);
  await writeFile(draft, text);
  await rename(draft, path);
}

async function removeAllBut(kept: Set<string>): Promise<void> {
  const old = (await readdir(appFolder)).filter((name) => !kept.has(name));
  await Promise.all(old.map((name) => rm(join(appFolder, name), { force: true })));
}

if (import.meta.main) await buildPage();
