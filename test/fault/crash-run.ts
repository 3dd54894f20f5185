// One crash point: a fresh server under strace, load until it is killed, a restart on the same disk, everyone back with
// what they had not got acknowledged, and the judgement.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NodeClient } from '../support/node-client.ts';
import { spawnServer } from '../support/server.ts';
import { crashVars, type Load, room, startLoad, talkerName } from './crash-load.ts';
import { judgeHistory } from './judge-history.ts';
import { type CrashPoint, countingInto, countWrites, killingAt, type WriteCounts } from './strace.ts';

/** How long the load may take to reach a point; reaching it takes a second or two. */
const KILLED_WITHIN_MS = 30_000;
const SETTLED_WITHIN_MS = 15_000;
const DRY_RUN_MS = 2_500;
/** Posts sent once more although they were acknowledged. */
const REPEATED = 20;

export interface CrashResult {
  readonly point: CrashPoint;
  /** Posts acknowledged before the crash. */
  readonly acks: number;
  /** Events shown to anybody before the crash, counted once a reader. */
  readonly seen: number;
  /** Posts sent again after it. */
  readonly resends: number;
  /** Of these and of the posts repeated on purpose: how many were answered with the original. */
  readonly answered: number;
  readonly history: number;
  readonly violations: readonly string[];
}

export async function crashAt(point: CrashPoint, worker: string | undefined): Promise<CrashResult> {
  return withDisk(async (persist) => {
    const load = await runUntilKilled(point, { persist, worker });
    const everyone = [...load.writers, load.reader];
    const before = {
      acks: sum(load.writers.map(({ outbox }) => outbox.acked.size)),
      seen: sum(everyone.map(({ seen }) => seen.size)) + sum(load.lines.map(({ lines }) => lines.length)),
    };
    const violations = await recover(load, { persist, worker }).catch((fault: unknown) => [String(fault)]);
    return {
      point,
      ...before,
      resends: sum(load.writers.map(({ outbox }) => outbox.resends)),
      answered: sum(load.writers.map(({ duplicatesAnswered }) => duplicatesAnswered)),
      history: load.reader.cursor.seq,
      violations,
    };
  });
}

interface Place {
  readonly persist: string;
  readonly worker: string | undefined;
}

async function runUntilKilled(point: CrashPoint, place: Place): Promise<Load> {
  const server = await spawn(place, killingAt(point));
  try {
    const load = await startLoad(server.url);
    await load.lost(KILLED_WITHIN_MS);
    load.hush();
    return load;
  } finally {
    // The runtime is dead; what started it does not end by itself.
    await server.kill();
  }
}

async function recover(load: Load, place: Place): Promise<string[]> {
  const server = await spawn(place);
  const late = new NodeClient('Late reader');
  const everyone = [...load.writers, load.reader, late];
  try {
    await Promise.all(everyone.map((client) => client.connect(server.url, room)));
    // Where the log went back behind what someone saw, there is no sense in going on: the judge will tell.
    const isIntact = everyone.every(({ resets, faults }) => resets.length + faults.length === 0);
    const stuck = isIntact ? await settle(load.writers, everyone).catch((fault: unknown) => [String(fault)]) : [];
    const history = await late.readHistory();
    return [...stuck, ...judgeHistory({ history, witnesses: everyone, lines: load.lines, guestName: talkerName })];
  } finally {
    for (const client of everyone) client.close();
    await server.stop();
  }
}

/** Everything unacknowledged is sent again, some of the rest too, and talk goes on. */
async function settle(writers: readonly NodeClient[], everyone: readonly NodeClient[]): Promise<string[]> {
  const eachWriter = (act: (writer: NodeClient) => Promise<void>) => Promise.all(writers.map(act));
  const areAcked = () =>
    eachWriter((writer) => writer.until(() => writer.outbox.isEmpty, 'its acks', SETTLED_WITHIN_MS));
  await areAcked();
  await eachWriter((writer) => writer.repeat(REPEATED));
  for (const writer of writers) writer.post([`${writer.name} is back`]);
  await areAcked();
  const head = Math.max(...writers.map(({ cursor }) => cursor.seq));
  await Promise.all(
    everyone.map((client) => client.until(() => client.cursor.seq >= head, 'the end', SETTLED_WITHIN_MS)),
  );
  return [];
}

/** Counts the writes of a server under load that nobody kills: `before` the first post, and in all. */
export async function countUnderLoad(worker: string | undefined): Promise<WriteCounts> {
  return withDisk(async (persist) => {
    const file = join(persist, 'strace.txt');
    const server = await spawn({ persist, worker }, countingInto(file));
    const load = await startLoad(server.url);
    const begins = Date.now();
    await load.lost(DRY_RUN_MS).catch(() => {});
    load.hush();
    for (const client of [...load.writers, load.reader, ...load.lines]) client.close();
    await server.stop();
    return countWrites(file, begins);
  });
}

function spawn({ persist, worker }: Place, wrapper?: string[]) {
  return spawnServer({ persist, vars: crashVars, ...(worker && { worker }), ...(wrapper && { wrapper }) });
}

async function withDisk<T>(work: (persist: string) => Promise<T>): Promise<T> {
  const persist = await mkdtemp(join(tmpdir(), 'ajar-crash-'));
  return work(persist).finally(() => rm(persist, { recursive: true, force: true }));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
