// The directory is the architecture: this fails on a forbidden import, an impure global in a pure folder, a circle,
// a barrel, a stray file at the top. Each rule is first shown to fail on a made-up source.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { isSourceFile, judgeArchitecture, judgeTopLevel } from './support/architecture-rules.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

function readSources(): Map<string, string> {
  const paths = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .map((path) => `src/${path.replaceAll('\\', '/')}`)
    .filter(isSourceFile);
  return new Map(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
}

const judge = (files: Record<string, string>) => judgeArchitecture(new Map(Object.entries(files)));

describe('the sources', () => {
  test('keep every rule', () => {
    const sources = readSources();
    expect(sources.size).toBeGreaterThan(10);
    expect(judgeArchitecture(sources)).toEqual([]);
  });

  test('are the only things at the top level, with what belongs there', () => {
    expect(judgeTopLevel(readdirSync(root))).toEqual([]);
  });
});

describe('a forbidden import is found', () => {
  test.each([
    ['src/room/a.ts', `import { x } from '../server/x.ts';`, 'must not import src/server/x.ts'],
    ['src/room/a.ts', `import type { X } from '../server/x.ts';`, 'must not import src/server/x.ts'],
    ['src/client/a.ts', `export { x } from '../room/x.ts';\nexport const y = 1;`, 'must not import src/room/x.ts'],
    ['src/client/a.ts', `type X = import('../web/x.ts').X;`, 'must not import src/web/x.ts'],
    ['src/web/a.tsx', `const x = () => import('../server/x.ts');`, 'must not import src/server/x.ts'],
    ['src/web/a.ts', `import '../tools/build.ts';`, 'must not import src/tools/build.ts'],
    ['src/server/a.ts', `import { x } from '../client/x.ts';`, 'must not import src/client/x.ts'],
    [
      'src/tools/a.ts',
      `import { x } from '../../test/support/x.ts';`,
      'must not import test/support/x.ts, outside src',
    ],
    ['src/protocol/a.ts', `import { x } from '../index.ts';`, 'must not import src/index.ts'],
    ['src/index.ts', `import { x } from './room/x.ts';`, 'must not import src/room/x.ts'],
    ['src/room/a.ts', `import { object } from 'valibot';`, 'must not use the package valibot'],
    ['src/web/a.ts', `import { join } from 'node:path';`, 'must not use the package node:path'],
    ['src/server/a.ts', `import { x } from 'honolulu';`, 'must not use the package honolulu'],
    ['src/protocol/a.ts', `import { x } from './x';`, 'the import of ./x lacks its extension'],
  ])('in %s: %s', (path, source, fault) => {
    expect(judge({ [path]: source })).toContain(`${path}: ${fault}`);
  });

  test('and an allowed one is not', () => {
    const files = {
      'src/server/a.ts': `import { cors } from 'hono/cors';\nimport { x } from '../room/deep/x.ts';`,
      'src/index.ts': `export { app as default } from './server/app.ts';`,
      'src/tools/a.ts': `import { build } from 'esbuild';\nimport '../web/main.tsx';`,
    };
    expect(judge(files)).toEqual([]);
  });
});

describe('an impure global in a pure folder is found', () => {
  test.each([
    ['Date.now', 'export const at = () => Date.now();'],
    ['Date.now', `export const at = () => Date['now']();`],
    ['new Date()', 'export const at = () => new Date();'],
    ['new Date()', 'export const at = () => new Date;'],
    ['Math.random', 'export const pick = () => Math.random();'],
    ['setTimeout', 'export const wait = (f: () => void) => setTimeout(f, 1);'],
    ['setInterval', 'setInterval(() => {}, 1);'],
    ['console', 'console.log(1);'],
    ['crypto', 'export const id = crypto.randomUUID;'],
    ['fetch', 'export const get = { fetch };'],
    ['WebSocket', 'export type Socket = WebSocket;'],
    ['document', 'export const f = (x = document) => x;'],
    ['window', 'export const w = typeof window;'],
    ['globalThis', `export const w = globalThis['Date'];`],
  ])('%s in: %s', (name, source) => {
    expect(judge({ 'src/room/a.ts': source })).toContain(`src/room/a.ts: room must not use ${name}`);
  });

  test.each([
    ['a parameter', 'export const f = (fetch: (url: string) => void) => fetch("x");'],
    ['a destructured parameter', 'export const f = ({ setTimeout: wait, crypto }: P) => wait(crypto);'],
    ['a property', 'export const f = (port: P) => port.setTimeout(port.console, { window: 1 });'],
    ['a type member', 'export interface P { fetch(url: string): void; document: string }'],
    ['an import', `import { console } from './console.ts';\nexport const f = () => console;`],
    ['a time that is given', 'export const f = (at: number) => new Date(at);'],
  ])('but not %s of that name', (_, source) => {
    expect(judge({ 'src/room/a.ts': source })).toEqual([]);
  });

  test('and the other folders may use it', () => {
    expect(judge({ 'src/web/a.ts': 'setTimeout(() => console.log(Date.now()), 1);' })).toEqual([]);
  });
});

describe('[S8] a way for text to become elements is found', () => {
  test.each([
    ['dangerouslySetInnerHTML', 'export const A = ({ html }: P) => <p dangerouslySetInnerHTML={{ __html: html }} />;'],
    ['innerHTML', 'export const draw = (row: Element, text: string) => { row.innerHTML = text; };'],
    ['innerHTML', `export const draw = (row: Element, text: string) => { row['innerHTML'] = text; };`],
    ['insertAdjacentHTML', `export const add = (row: Element, text: string) => row.insertAdjacentHTML('end', text);`],
  ])('%s in: %s', (name, source) => {
    expect(judge({ 'src/web/a.tsx': source })).toEqual([`src/web/a.tsx: must not make elements of text by ${name}`]);
  });
});

describe('a wrong shape is found', () => {
  test('a circle, told once', () => {
    const files = {
      'src/room/a.ts': `import './b.ts';`,
      'src/room/b.ts': `import type { C } from './c.ts';`,
      'src/room/c.ts': `export const later = () => import('./a.ts');`,
      'src/room/d.ts': `import './a.ts';`,
    };
    expect(judge(files)).toEqual(['src/room/a.ts → src/room/b.ts → src/room/c.ts → src/room/a.ts: a circle']);
  });

  test.each([
    [`export * from './b.ts';`],
    [`export { b } from './b.ts';`],
    [`import { b } from './b.ts';\nexport { b };`],
  ])('a barrel: %s', (source) => {
    expect(judge({ 'src/room/a.ts': source })).toEqual([
      `src/room/a.ts: is a barrel, it only passes on others' exports`,
    ]);
  });

  test('a folder without a rule', () => {
    expect(judge({ 'src/utils/a.ts': '' })).toEqual(['src/utils/a.ts: there is no rule for the folder utils']);
  });

  test('a stray file at the top level', () => {
    expect(judgeTopLevel(['src', '.github', 'node_modules', 'notes.md'])).toEqual([
      'notes.md: does not belong at the top level',
    ]);
  });
});
