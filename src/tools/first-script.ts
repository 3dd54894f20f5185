// Keeps the page's first script in one piece: whatever is imported late also counts on the entry, so that esbuild does
// not cut a chunk out of the first load for every set of late views that share something with it. Pieces are packed
// one by one, and a dozen of them cost kilobytes.

import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import type { Loader, Plugin } from 'esbuild';

/** Marks what was resolved here already, and what is loaded as a late view. */
const LATE = Symbol('late');

/** @param entry absolute path of the script that every page starts with */
export function oneFirstScript(entry: string): Plugin {
  return {
    name: 'one-first-script',
    setup({ onResolve, onLoad, resolve }) {
      onResolve({ filter: /^\./ }, async ({ path, kind, resolveDir, importer, pluginData }) => {
        if (kind !== 'dynamic-import' || pluginData === LATE) return null;
        const found = await resolve(path, { kind, resolveDir, importer, pluginData: LATE });
        // Unresolved: the message is all there is to pass on.
        return found.errors.length > 0 ? found : { ...found, pluginData: LATE };
      });
      onLoad({ filter: /\.(tsx?|json)$/ }, async ({ path, pluginData }) => {
        if (pluginData !== LATE) return null;
        const source = await readFile(path, 'utf8');
        return { contents: `${asModule(source, path)}\nimport ${JSON.stringify(entry)};\n`, loader: loaderOf(path) };
      });
    },
  };
}

function asModule(source: string, path: string): string {
  return extname(path) === '.json' ? `export default ${source.trimEnd()};` : source;
}

function loaderOf(path: string): Loader {
  return extname(path) === '.tsx' ? 'tsx' : 'ts';
}
