// How the built files get into the page.

import type { Metafile } from 'esbuild';
import { expect, test } from 'vitest';
import { fillTemplate, findPageFiles, writeHead } from '../../../src/tools/page-head.ts';

type Output = Metafile['outputs'][string];

function output(entryPoint?: string, imports: Output['imports'] = []): Output {
  return { bytes: 1, inputs: {}, exports: [], imports, ...(entryPoint ? { entryPoint } : {}) };
}

const meta: Metafile = {
  inputs: {},
  outputs: {
    'public/app/main-1.js': output('src/web/main.tsx', [
      { path: 'public/app/chunk-2.js', kind: 'import-statement' },
      { path: 'public/app/lazy-3.js', kind: 'dynamic-import' },
    ]),
    'public/app/chunk-2.js': output(undefined, [{ path: 'public/app/chunk-4.js', kind: 'import-statement' }]),
    'public/app/chunk-4.js': output(undefined, [{ path: 'public/app/chunk-2.js', kind: 'import-statement' }]),
    'public/app/lazy-3.js': output('src/web/lazy.ts'),
    'public/app/main-5.css': output('src/web/styles/main.css'),
    'public/app/boot-6.js': output('src/web/boot.ts'),
    'public/app/start-page-7.js': output('src/web/start-page.tsx', [
      { path: 'public/app/chunk-4.js', kind: 'import-statement' },
      { path: 'public/app/chunk-8.js', kind: 'import-statement' },
    ]),
    'public/app/chunk-8.js': output(),
  },
};

test('the boot script blocks, comes first and knows the start page; what main imports is preloaded; the rest is not', () => {
  expect(writeHead(findPageFiles(meta)).split(/\n\s*/)).toEqual([
    '<script src="/app/boot-6.js" data-start="/app/start-page-7.js /app/chunk-8.js"></script>',
    '<link rel="stylesheet" href="/app/main-5.css">',
    '<link rel="modulepreload" href="/app/chunk-2.js">',
    '<link rel="modulepreload" href="/app/chunk-4.js">',
    '<script type="module" src="/app/main-1.js"></script>',
  ]);
});

test('a missing entry point is named', () => {
  expect(() => findPageFiles({ inputs: {}, outputs: {} })).toThrow('src/web/main.tsx');
});

test('a template without its place for the head, or with two, is refused', () => {
  expect(fillTemplate('<head><!-- ajar:head --></head>', 'X')).toBe('<head>X</head>');
  expect(() => fillTemplate('<head></head>', 'X')).toThrow('exactly once');
  expect(() => fillTemplate('<!-- ajar:head --><!-- ajar:head -->', 'X')).toThrow('exactly once');
});
