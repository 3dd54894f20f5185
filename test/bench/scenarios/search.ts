// Searching a long history: the first time, when the room reads itself while others post; and afterwards.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { Follower } from '../load/follower.ts';
import type { Report } from '../report/report.ts';
import { short, table } from '../report/table.ts';
import { roomFile } from '../room-file.ts';
import { hostWithHistory } from '../seed-history.ts';
import { textAt } from '../texts.ts';

const ROOM = 'search';
const PAUSE_MS = 20;

interface Found {
  readonly ms: number;
  readonly hits: number;
  /** Frames before the answer. */
  readonly progress: number;
}

async function search(reader: Follower, query: string): Promise<Found> {
  let progress = -1;
  let hits = 0;
  const { ms } = await reader.ask(JSON.stringify({ type: 'search', ref: 1, query }), (text) => {
    if (!text.startsWith('{"type":"found"')) return false;
    const frame: { hits: unknown[]; indexed: { done: number; total: number } } = JSON.parse(text);
    progress += 1;
    hits = frame.hits.length;
    return hits > 0 || frame.indexed.done >= frame.indexed.total;
  });
  return { ms, hits, progress };
}

const QUERIES: readonly [name: string, query: string][] = [
  ['a common word', 'release'],
  ['the most common word', 'the'],
  ['the beginning of many', 're'],
  ['several words', 'message release server'],
  ['a phrase', '"the release"'],
  ['eight beginnings', 'th re se an me in co of'],
  ['one Chinese character', '的'],
  ['two of them', '東京'],
  ['an author and a word', 'from:me budget'],
  ['links', 'has:link deploy'],
  ['a word that nobody said', 'nowhere'],
];

export interface SearchScale {
  readonly events: number;
  readonly times: number;
}

export async function measureSearch(
  worker: string,
  { events, times }: SearchScale = { events: 100_000, times: 40 },
): Promise<Report> {
  const persist = await mkdtemp(join(tmpdir(), 'ajar-bench-'));
  const host = await hostWithHistory({ worker, persist }, ROOM, { events, textAt });
  const place = { port: host.port, room: ROOM };
  const [reader, writer] = [new Follower(0), new Follower(1)];
  const parts: string[] = [];
  try {
    await reader.join(place);
    await writer.join(place);
    parts.push(await measureCold(reader, writer));
    parts.push(await measureWarm(reader, times));
  } finally {
    reader.leave();
    writer.leave();
    await host.stop();
  }
  parts.push(sizesIn(roomFile(persist)));
  await rm(persist, { recursive: true, force: true });
  return {
    text: [`### Search in ${events.toLocaleString('en')} messages`, ...parts].join('\n\n'),
    faults: reader.faults,
  };
}

/** Somebody posts all the while: what a post takes tells how long the room does nothing else. */
async function measureCold(reader: Follower, writer: Follower): Promise<string> {
  const quiet = await postDuring(writer, pause(2_000));
  const near = await search(reader, 'release');
  const whole = search(reader, 'nowhere');
  const busy = await postDuring(writer, whole);
  const { ms, progress } = await whole;
  const rows = [
    ['first answer, a common word, ms', short(near.ms)],
    ['all of it read, ms', short(ms)],
    ['frames that told how far it was', `${progress}`],
    ["another's post meanwhile, p50 ms", short(quantile(busy, 0.5))],
    ["another's post meanwhile, p99 ms", short(quantile(busy, 0.99))],
    ["another's post meanwhile, longest ms", short(Math.max(...busy))],
    ['the same in a quiet room, p50 ms', short(quantile(quiet, 0.5))],
    ['the same in a quiet room, longest ms', short(Math.max(...quiet))],
  ];
  return table(['cold', ''], rows);
}

async function postDuring(writer: Follower, work: Promise<unknown>): Promise<number[]> {
  let isOver = false;
  const end = work.then(() => {
    isOver = true;
  });
  const times: number[] = [];
  while (!isOver) {
    times.push(await writer.say('meanwhile'));
    await pause(PAUSE_MS);
  }
  await end;
  return times;
}

async function measureWarm(reader: Follower, times: number): Promise<string> {
  const rows: string[][] = [];
  for (const [name, query] of QUERIES) {
    const all: number[] = [];
    let hits = 0;
    for (let time = 0; time < times; time += 1) {
      const answer = await search(reader, query);
      all.push(answer.ms);
      hits = answer.hits;
    }
    rows.push([`${name}: ${query}`, `${hits}`, short(quantile(all, 0.5)), short(quantile(all, 0.99))]);
  }
  return table(['warm', 'hits', 'p50 ms', 'p99 ms'], rows);
}

function sizesIn(file: string): string {
  const database = new DatabaseSync(file, { readOnly: true });
  const bytes = (sql: string) => Number(database.prepare(`SELECT sum(length(${sql}`).get()?.bytes);
  const index = bytes('block)) AS bytes FROM search_words_data');
  const texts = bytes('CAST(body AS BLOB))) AS bytes FROM log');
  database.close();
  return `The index holds ${short(index)} bytes for ${short(texts)} bytes of messages.`;
}

function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * share)] ?? Number.NaN;
}
