// How long messages take at a given rate, and how many share a frame: nothing waits while the room is quiet, and under
// load a batch is what gathered while the last one was being made durable.
import { setTimeout as pause } from 'node:timers/promises';
import { Crowd } from '../load/crowd.ts';
import { watchLag } from '../load/lag.ts';
import type { Report } from '../report/report.ts';
import { table } from '../report/table.ts';
import type { BenchedRoom } from '../rooms.ts';

const MEMBERS = 100;
const PERCENTILES = [50, 90, 99, 99.9];
const TURN_MS = 2;

export interface RateStep {
  readonly perSecond: number;
  readonly seconds: number;
}

export const RATE_STEPS: readonly RateStep[] = [
  { perSecond: 1, seconds: 30 },
  { perSecond: 10, seconds: 15 },
  { perSecond: 100, seconds: 10 },
  { perSecond: 1_000, seconds: 10 },
];

/** A row a rate. */
export async function measureLatencyByRate(room: BenchedRoom, steps = RATE_STEPS): Promise<Report> {
  const host = await room.start();
  const crowd = new Crowd({ port: host.port, room: 'bench', members: MEMBERS, wire: room.wire });
  const rows: string[][] = [];
  try {
    await crowd.join();
    await crowd.settle();
    await sayAtRate(crowd, room.size, { perSecond: 100, seconds: 1 });
    for (const step of steps) rows.push(await measureStep(crowd, room, step));
    const text = table(
      ['messages/s', ...PERCENTILES.map((p) => `p${p}, ms`), 'messages a frame', 'own lag p99, ms'],
      rows,
    );
    return { text: `${room.name}\n\n${text}`, faults: crowd.allFaults() };
  } finally {
    crowd.leave();
    await host.stop();
  }
}

async function measureStep(crowd: Crowd, room: BenchedRoom, step: RateStep): Promise<string[]> {
  crowd.ledger.resetCounts();
  const lag = watchLag();
  await sayAtRate(crowd, room.size, step);
  await crowd.drain();
  const { latency, delivered, frames } = crowd.ledger;
  const percentiles = PERCENTILES.map((p) => (latency.getValueAtPercentile(p) / 1_000).toFixed(2));
  return [`${step.perSecond}`, ...percentiles, (delivered / frames).toFixed(2), lag().p99Ms.toFixed(1)];
}

/** An open loop: messages are said when they are due, whether or not the last ones came back. */
async function sayAtRate(crowd: Crowd, size: number, { perSecond, seconds }: RateStep): Promise<void> {
  const startedAt = performance.now();
  const total = perSecond * seconds;
  for (let said = 0; said < total; ) {
    const due = Math.min(total, Math.floor(((performance.now() - startedAt) / 1_000) * perSecond) + 1);
    for (; said < due; said += 1) crowd.say(said % crowd.members, 1, size);
    await pause(TURN_MS);
  }
}
