// Where the time of a measured part went: a CPU profile read through the page's source maps, as a table of functions.
import { readFile, writeFile } from 'node:fs/promises';
import { SourceMap } from 'node:module';
import { basename, join } from 'node:path';
import { appFolder } from '../../../src/tools/folders.ts';
import { table } from '../report/table.ts';
import type { Visit } from './visit.ts';

const SAMPLED_EVERY_US = 200;
const SHOWN = 25;

/** Runs `work` and writes its profile to `file`, for Chromium's own viewer; resolves with the functions that cost most. */
export async function profileOf({ cdp }: Visit, file: string, work: () => Promise<void>): Promise<string> {
  await cdp.send('Profiler.setSamplingInterval', { interval: SAMPLED_EVERY_US });
  await cdp.send('Profiler.start');
  await work();
  const { profile } = await cdp.send('Profiler.stop');
  await writeFile(file, JSON.stringify(profile));
  return tableOf(profile);
}

/** What of the browser's answer is read here. */
interface Profile {
  readonly nodes: readonly { readonly id: number; readonly callFrame: CallFrame }[];
  readonly samples?: readonly number[];
  readonly timeDeltas?: readonly number[];
}

async function tableOf(profile: Profile): Promise<string> {
  const selfMs = new Map<number, number>();
  profile.samples?.forEach((id, i) => {
    selfMs.set(id, (selfMs.get(id) ?? 0) + (profile.timeDeltas?.[i] ?? 0) / 1_000);
  });
  const byPlace = new Map<string, number>();
  for (const { id, callFrame } of profile.nodes) {
    const place = await placeOf(callFrame);
    byPlace.set(place, (byPlace.get(place) ?? 0) + (selfMs.get(id) ?? 0));
  }
  const most = [...byPlace].sort(([, a], [, b]) => b - a).slice(0, SHOWN);
  return table(
    ['function', 'own time, ms'],
    most.map(([place, ms]) => [place, ms.toFixed(1)]),
  );
}

interface CallFrame {
  readonly functionName: string;
  readonly url: string;
  readonly lineNumber: number;
  readonly columnNumber: number;
}

async function placeOf({ functionName, url, lineNumber, columnNumber }: CallFrame): Promise<string> {
  const map = url.includes('/app/') ? await mapOf(basename(url)) : null;
  const entry = map?.findEntry(lineNumber, columnNumber);
  if (!entry || !('originalSource' in entry)) return functionName || '(anonymous)';
  const source = entry.originalSource.replace(/^(\.\.\/)+/, '');
  return `${source}:${entry.originalLine + 1} ${Reflect.get(entry, 'name') ?? ''}`.trim();
}

const maps = new Map<string, Promise<SourceMap | null>>();

function mapOf(script: string): Promise<SourceMap | null> {
  const known = maps.get(script) ?? readMap(join(appFolder, `${script}.map`));
  maps.set(script, known);
  return known;
}

async function readMap(file: string): Promise<SourceMap | null> {
  return readFile(file, 'utf8').then(
    (text) => new SourceMap(JSON.parse(text)),
    () => null,
  );
}
