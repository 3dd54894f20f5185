// Turns esbuild's metafile into the tags that load the page, and puts them into the template.
// Pure: reads and writes nothing.

import type { Metafile } from 'esbuild';

const marker = '<!-- ajar:head -->';

export interface PageFiles {
  boot: string;
  /** Fetched late, but at once where it is what was asked for: see src/web/boot.ts. */
  startPage: string[];
  style: string;
  main: string;
  /** What `main` imports statically: fetched at the same time, not one after the other. */
  preloads: string[];
}

/** The outputs the first page load needs, as paths from the repository's root. Throws when an entry point is missing. */
export function findPageFiles(meta: Metafile): PageFiles {
  const main = findOutput(meta, 'src/web/main.tsx');
  const preloads = staticImports(meta, main);
  return {
    boot: findOutput(meta, 'src/web/boot.ts'),
    startPage: withImports(meta, findOutput(meta, 'src/web/start-page.tsx'), [main, ...preloads]),
    style: findOutput(meta, 'src/web/styles/main.css'),
    main,
    preloads,
  };
}

function findOutput(meta: Metafile, entryPoint: string): string {
  const found = Object.entries(meta.outputs).find(([, output]) => output.entryPoint === entryPoint);
  if (!found) throw new Error(`The build made nothing out of ${entryPoint}`);
  return found[0];
}

function staticImports(meta: Metafile, from: string, seen = new Set<string>()): string[] {
  for (const { path, kind } of meta.outputs[from]?.imports ?? []) {
    if (kind !== 'import-statement' || seen.has(path)) continue;
    seen.add(path);
    staticImports(meta, path, seen);
  }
  return [...seen];
}

/** A late view and what it needs beyond what is there already. */
function withImports(meta: Metafile, view: string, there: readonly string[]): string[] {
  return [view, ...staticImports(meta, view, new Set(there)).filter((path) => !there.includes(path))];
}

/** The boot script blocks and comes first: a dark room must not flash white. */
export function writeHead(files: PageFiles): string {
  return [
    `<script src="${urlOf(files.boot)}" data-start="${files.startPage.map(urlOf).join(' ')}"></script>`,
    `<link rel="stylesheet" href="${urlOf(files.style)}">`,
    ...files.preloads.map((path) => `<link rel="modulepreload" href="${urlOf(path)}">`),
    `<script type="module" src="${urlOf(files.main)}"></script>`,
  ].join('\n    ');
}

function urlOf(path: string): string {
  return path.replace(/^public/, '');
}

export function fillTemplate(template: string, head: string): string {
  const parts = template.split(marker);
  if (parts.length !== 2) throw new Error(`src/web/index.html must contain ${marker} exactly once`);
  return parts.join(head);
}
