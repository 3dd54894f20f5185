// Builds the page: src/web → public/app (names carry a content hash), public/index.html and public/embed.js for other
// sites, from src/protocol/api what the API says of itself: public/openapi.json and public/docs.html, and for the Worker
// public/emoji-names.json. All of it is git-ignored.
// Runs as `npm run build` and as wrangler's [build] command; the size budget is read from dist/page-meta.json.

import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type BuildOptions, type BuildResult, build, type Metafile } from 'esbuild';
import { apiDocument } from './api-document.ts';
import { apiPage } from './api-page.ts';
import { emojiNames } from './emoji-names.ts';
import { oneFirstScript } from './first-script.ts';
import { appFolder, distFolder, pageMetaFile, publicFolder, rootFolder, webFolder } from './folders.ts';
import { fillTemplate, findPageFiles, writeHead } from './page-head.ts';
import { servedFile } from './served-file.ts';

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
  const built = await Promise.all([bundlePage(), bundleBoot()]);
  const embedding = await bundleEmbedding();
  const meta = mergeMeta(built.map((result) => result.metafile));
  const page = fillTemplate(template, writeHead(findPageFiles(meta)));
  const files = built.flatMap((result) => result.outputFiles);
  // New files first, then the page that names them, old files last: a half-done build never breaks a page.
  await mkdir(appFolder, { recursive: true });
  await mkdir(distFolder, { recursive: true });
  await Promise.all(files.map((file) => writeFile(file.path, file.contents)));
  await replaceFile(join(publicFolder, 'index.html'), page);
  await replaceFile(join(publicFolder, 'embed.js'), embedding);
  await replaceFile(join(publicFolder, 'openapi.json'), JSON.stringify(apiDocument(), null, 2));
  await replaceFile(join(publicFolder, 'docs.html'), apiPage());
  await replaceFile(join(publicFolder, 'emoji-names.json'), JSON.stringify(await emojiNames()));
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
    plugins: [oneFirstScript(join(webFolder, 'main.tsx')), servedFile],
    jsx: 'automatic',
    jsxImportSource: 'preact',
  });
}

/** A classic script, because module scripts never block the first paint. */
function bundleBoot(): Promise<Bundle> {
  return build({ ...shared, entryPoints: ['src/web/boot.ts'], format: 'iife' });
}

/** By itself: its name must stay, for it stands in other people's pages. */
async function bundleEmbedding(): Promise<string> {
  const { outputFiles } = await build({
    ...shared,
    entryPoints: ['src/web/embed/embed.ts'],
    format: 'iife',
    sourcemap: false,
  });
  return outputFiles[0]?.text ?? '';
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
