// Five of 100 members stop reading while 20,000 messages of 1 KB pass: do the others notice, does memory grow, and do
// the five have everything in the end?
import { type Host, hostAjar } from '../hosts.ts';
import { Crowd } from '../load/crowd.ts';
import { Follower } from '../load/follower.ts';
import { json } from '../load/wires.ts';
import { Figures } from '../report/figures.ts';
import type { Report } from '../report/report.ts';
import { spread, table } from '../report/table.ts';

const SIZE = 1_000;
const SENDERS = 20;
const SAMPLE_MS = 250;

export interface SlowReaderScale {
  readonly members: number;
  readonly slow: number;
  readonly messages: number;
  /** Pairs of runs: with all reading, with some not. */
  readonly rounds: number;
}

export const FULL_SCALE: SlowReaderScale = { members: 100, slow: 5, messages: 20_000, rounds: 3 };

/** Once with all reading, once with some not, in turn. */
export async function measureSlowReaders(worker: string, scale: SlowReaderScale = FULL_SCALE): Promise<Report> {
  const faults: string[] = [];
  const figures = new Figures();
  for (let round = 0; round < scale.rounds; round += 1) {
    for (const slow of [0, scale.slow]) {
      const host = await hostAjar({ worker });
      const row = `${slow} of ${scale.members} stop reading`;
      const add = (figure: string, value: number) => figures.add(row, figure, value);
      faults.push(...(await measure(host, { ...scale, slow }, add).finally(host.stop)));
    }
  }
  const columns = figures.columns();
  const rows = figures.rooms().map((row) => [row, ...columns.map((column) => spread(figures.summary(row, column)))]);
  return { text: table(['', ...columns], rows), faults };
}

type Add = (figure: string, value: number) => void;

async function measure(host: Host, { members, slow, messages }: SlowReaderScale, add: Add): Promise<string[]> {
  const place = { port: host.port, room: 'bench' };
  const crowd = new Crowd({ ...place, members: members - slow, wire: json });
  const readers = Array.from({ length: slow }, (_, n) => new Follower(members + n));
  await crowd.join();
  for (const reader of readers) await reader.join(place);
  await crowd.settle();
  await sayAll(crowd, SENDERS * 20);
  crowd.ledger.resetCounts();
  const memory = watchMemory(host);
  for (const reader of readers) reader.pause();
  const startedAt = performance.now();
  await sayAll(crowd, messages);
  const { latency, sent } = crowd.ledger;
  add('p50, ms', latency.getValueAtPercentile(50) / 1_000);
  add('p99, ms', latency.getValueAtPercentile(99) / 1_000);
  add('messages/s', (messages * 1_000) / (performance.now() - startedAt));
  add('memory grew at most, MB', memory() / 1024 ** 2);
  if (slow > 0) {
    add('complete again, s', await comeBack(readers, place, sent));
    add(
      'times behind',
      readers.reduce((sum, reader) => sum + reader.timesBehind, 0),
    );
  }
  for (const one of [crowd, ...readers]) one.leave();
  const incomplete = readers.filter((reader) => reader.seen.size !== sent || reader.newestHole() !== null);
  const faults = [...crowd.allFaults(), ...readers.flatMap((reader) => reader.faults)];
  return incomplete.length === 0 ? faults : [...faults, `${incomplete.length} slow readers did not come back complete`];
}

/** Keeps one message of each sender in flight until all were said, and waits until everyone has them. */
async function sayAll(crowd: Crowd, messages: number): Promise<void> {
  const last = crowd.ledger.sent + messages;
  const senders = Math.min(SENDERS, crowd.members);
  crowd.ledger.onReturned = (sender) => {
    if (crowd.ledger.sent < last) crowd.say(sender, 1, SIZE);
  };
  for (let sender = 0; sender < senders; sender += 1) crowd.say(sender, 1, SIZE);
  const { promise, resolve } = Promise.withResolvers<void>();
  const watch = setInterval(() => crowd.ledger.sent >= last && resolve(), 10);
  await promise.finally(() => clearInterval(watch));
  await crowd.drain();
}

/** They read again: what waited, then what they were told to pull; or they join again if they were dropped. */
async function comeBack(
  readers: readonly Follower[],
  place: { port: number; room: string },
  head: number,
): Promise<number> {
  const startedAt = performance.now();
  await Promise.all(
    readers.map(async (reader) => {
      reader.resume();
      await untilCurrentOrClosed(reader, head);
      if (reader.cursor.seq < head) await reader.join(place);
      await reader.fillHoles();
    }),
  );
  return (performance.now() - startedAt) / 1_000;
}

async function untilCurrentOrClosed(reader: Follower, head: number): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const timer = setTimeout(() => reject(new Error('A slow reader stayed slow')), 60_000);
  const watch = setInterval(() => (reader.cursor.seq >= head || reader.closedBy !== null) && resolve(), 10);
  await promise.finally(() => {
    clearInterval(watch);
    clearTimeout(timer);
  });
}

/** How much more memory than at the beginning the room used at most, bytes. */
function watchMemory(host: Host): () => number {
  const before = host.memoryBytes();
  let most = before;
  const timer = setInterval(() => {
    most = Math.max(most, host.memoryBytes());
  }, SAMPLE_MS);
  return () => {
    clearInterval(timer);
    return most - before;
  };
}
