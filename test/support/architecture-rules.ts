// The import rules of src/ARCHITECTURE.md as data, and their judge. Pure: takes sources, gives sentences.

import { posix } from 'node:path';
import { readSource, type SourceFacts } from './read-source.ts';

interface FolderRule {
  folders: string[];
  /** Packages, with everything below them; `*` stands for any. */
  packages: string[];
}

/** A folder that is not in here may not exist: adding one means deciding whom it may know. */
const rules: Record<string, FolderRule> = {
  protocol: { folders: [], packages: ['valibot'] },
  room: { folders: ['protocol'], packages: [] },
  client: { folders: ['protocol'], packages: ['valibot'] },
  server: { folders: ['room', 'protocol'], packages: ['hono', 'cloudflare:workers', 'unhomoglyph'] },
  web: {
    folders: ['client', 'protocol'],
    packages: [
      ...['preact', '@preact/signals', '@noble/ed25519', '@noble/hashes', 'idb', 'uqr', 'valibot'],
      ...[
        'emoji-picker-element',
        'emoji-picker-element-data',
        'highlight.js',
        'marked',
        'tinykeys',
        '@leeoniya/ufuzzy',
      ],
    ],
  },
  terminal: {
    folders: ['client', 'protocol'],
    packages: ['node:', 'fastest-levenshtein', 'string-width', 'uqr', 'valibot'],
  },
  /** Programs that know of Ajar what is published: they run elsewhere as they are. */
  examples: { folders: [], packages: ['node:', 'ajar'] },
  tools: { folders: ['protocol', 'room', 'client', 'server', 'web', 'terminal'], packages: ['*'] },
  /** src/index.ts */
  '': { folders: ['server'], packages: [] },
};

const pureFolders = ['protocol', 'room', 'client'];
/** The kit for programs has to take its socket and its timers from somewhere. */
const impureFiles = new Set(['src/client/sdk/global-platform.ts']);

const impureGlobals = new Set([
  ...['Date.now', 'new Date()', 'Math.random', 'performance', 'crypto'],
  ...['setTimeout', 'setInterval', 'setImmediate', 'requestAnimationFrame', 'requestIdleCallback'],
  ...['console', 'fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest', 'globalThis', 'self', 'process', 'Buffer'],
  ...['document', 'window', 'navigator', 'location', 'localStorage', 'sessionStorage', 'indexedDB'],
]);

/** Ways for a text to become elements: people's text reaches the page by none of them. */
const makesElements =
  /\b(?:dangerouslySetInnerHTML|innerHTML|outerHTML|insertAdjacentHTML|createContextualFragment|DOMParser|setHTMLUnsafe|srcdoc|document\.write)\b/;

const sourceFile = /\.(ts|tsx|mjs)$/;

/** @param sources path from the repository's root → text, of every script in src */
export function judgeArchitecture(sources: Map<string, string>): string[] {
  const facts = new Map([...sources].map(([path, text]) => [path, readSource(path, text)]));
  return [
    ...[...facts].flatMap(([path, file]) => judgeFile(path, file)),
    ...[...sources].flatMap(([path, text]) => judgeText(path, text)),
    ...judgeCircles(facts),
  ];
}

function judgeFile(path: string, { imports, globals, isBarrel }: SourceFacts): string[] {
  const folder = folderOf(path);
  const rule = rules[folder];
  if (!rule) return [`${path}: there is no rule for the folder ${folder}`];
  const isPure = pureFolders.includes(folder) && !impureFiles.has(path);
  const impure = isPure ? globals.filter((name) => impureGlobals.has(name)) : [];
  return [
    ...imports.flatMap((specifier) => judgeImport(path, rule, specifier).map((fault) => `${path}: ${fault}`)),
    ...impure.map((name) => `${path}: ${folder} must not use ${name}`),
    ...(isBarrel && folder !== '' ? [`${path}: is a barrel, it only passes on others' exports`] : []),
  ];
}

function judgeText(path: string, text: string): string[] {
  const [found] = makesElements.exec(text) ?? [];
  return found === undefined ? [] : [`${path}: must not make elements of text by ${found}`];
}

function judgeImport(path: string, rule: FolderRule, specifier: string): string[] {
  if (!specifier.startsWith('.')) return mayUse(rule, specifier) ? [] : [`must not use the package ${specifier}`];
  const target = resolve(path, specifier);
  if (!/\.\w+$/.test(specifier)) return [`the import of ${specifier} lacks its extension`];
  if (!target.startsWith('src/')) return [`must not import ${target}, outside src`];
  const folder = folderOf(target);
  const isAllowed = folder === folderOf(path) || rule.folders.includes(folder);
  return isAllowed ? [] : [`must not import ${target}`];
}

function mayUse({ packages }: FolderRule, specifier: string): boolean {
  return packages.some((name) => {
    if (name === '*' || name === specifier) return true;
    return specifier.startsWith(name.endsWith(':') ? name : `${name}/`);
  });
}

/** Every circle is told once, from its first file in alphabetical order. */
function judgeCircles(facts: Map<string, SourceFacts>): string[] {
  const next = (path: string) =>
    (facts.get(path)?.imports ?? [])
      .filter((specifier) => specifier.startsWith('.'))
      .map((name) => resolve(path, name));
  const circles = new Set<string>();
  const done = new Set<string>();
  const visit = (path: string, trail: string[]): void => {
    const start = trail.indexOf(path);
    if (start >= 0) circles.add(nameCircle(trail.slice(start)));
    if (start >= 0 || done.has(path) || !facts.has(path)) return;
    for (const target of next(path)) visit(target, [...trail, path]);
    done.add(path);
  };
  for (const path of facts.keys()) visit(path, []);
  return [...circles];
}

function nameCircle(trail: string[]): string {
  const first = trail.indexOf([...trail].sort()[0] ?? '');
  const turned = [...trail.slice(first), ...trail.slice(0, first)];
  return `${[...turned, turned[0]].join(' → ')}: a circle`;
}

function resolve(path: string, specifier: string): string {
  return posix.join(posix.dirname(path), specifier);
}

/** `src/room/history/page.ts` → `room`; `src/index.ts` → ``. */
function folderOf(path: string): string {
  const [, folder = '', ...rest] = path.split('/');
  return rest.length > 0 ? folder : '';
}

export function isSourceFile(path: string): boolean {
  return sourceFile.test(path) && !path.endsWith('.d.ts');
}

const topLevel = [
  ...['package.json', 'package-lock.json', 'tsconfig.json', 'wrangler.toml', 'biome.json'],
  ...['src', 'public', 'test', 'README.md', 'LICENSE'],
];
/** Git-ignored, so they may lie there. */
const byProducts = ['node_modules', 'dist', 'test-results', 'playwright-report'];

/** @param names entries of the repository's root */
export function judgeTopLevel(names: string[]): string[] {
  const known = new Set([...topLevel, ...byProducts]);
  const strangers = names.filter((name) => !name.startsWith('.') && !known.has(name));
  return strangers.map((name) => `${name}: does not belong at the top level`);
}
