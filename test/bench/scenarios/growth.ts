// How cost grows with members and with history. Nothing that people wait for may grow with the length of the history.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { hostAjar } from '../hosts.ts';
import { Crowd } from '../load/crowd.ts';
import { Follower } from '../load/follower.ts';
import { json } from '../load/wires.ts';
import { Figures } from '../report/figures.ts';
import type { Report } from '../report/report.ts';
import { short, table } from '../report/table.ts';
import { hostWithHistory } from '../seed-history.ts';
import { measureHistory } from './history.ts';

const ROOM = 'growth';
/** workerd lets an object sleep after 10 s without an event. */
const ASLEEP_AFTER_MS = 13_000;
const TIMES = 15;

export interface GrowthScale {
  readonly members: readonly number[];
  readonly history: readonly number[];
  /** Whether to wait until rooms sleep, and wake them. */
  readonly wakes: boolean;
}

export const FULL_GROWTH: GrowthScale = {
  members: [10, 100, 1_000, 5_000],
  history: [1_000, 10_000, 100_000, 1_000_000],
  wakes: true,
};

export async function measureGrowth(
  worker: string,
  { members, history, wakes }: GrowthScale = FULL_GROWTH,
): Promise<Report> {
  const faults: string[] = [];
  const byMembers = new Figures();
  for (const count of members) faults.push(...(await growMembers(worker, count, { wakes, figures: byMembers })));
  const byHistory = new Figures();
  for (const events of history) {
    faults.push(...(await measureHistory(worker, events, { name: `${events}`, figures: byHistory })));
    if (wakes) faults.push(...(await wakeWithHistory(worker, events, byHistory)));
  }
  return { text: `${tableOf('members', byMembers)}\n\n${tableOf('events of history', byHistory)}`, faults };
}

interface MembersTo {
  readonly wakes: boolean;
  readonly figures: Figures;
}

async function growMembers(worker: string, count: number, { wakes, figures }: MembersTo): Promise<string[]> {
  const host = await hostAjar({ worker });
  const place = { port: host.port, room: ROOM };
  const crowd = new Crowd({ ...place, members: count, wire: json });
  const one = new Follower(count);
  const add = (figure: string, value: number) => figures.add(`${count}`, figure, value);
  try {
    add('all join, ms each', (await crowd.join()) / count);
    await crowd.settle();
    await one.join(place, null);
    add(
      'one more joins, ms',
      await median(async () => {
        one.leave();
        return one.join(place, null);
      }),
    );
    await pause(1_500);
    const cpuMs = host.cpuMs();
    add('post, ms', await median(() => one.say('a word')));
    add('CPU of a post, ms', (host.cpuMs() - cpuMs) / TIMES);
    add('page, ms', await median(async () => (await one.page(50)).ms));
    add('memory, MB', host.memoryBytes() / 1024 ** 2);
    if (wakes) add('post that wakes, ms', await wake(one));
    return [...crowd.allFaults().filter((fault) => !/never sent/.test(fault)), ...one.faults];
  } finally {
    for (const party of [crowd, one]) party.leave();
    await host.stop();
  }
}

async function wake(one: Follower): Promise<number> {
  await pause(ASLEEP_AFTER_MS);
  return one.say('good morning');
}

async function wakeWithHistory(worker: string, events: number, figures: Figures): Promise<string[]> {
  const persist = await mkdtemp(join(tmpdir(), 'ajar-growth-'));
  const host = await hostWithHistory({ worker, persist }, ROOM, events);
  const one = new Follower(1);
  try {
    await one.join({ port: host.port, room: ROOM }, null);
    await one.say('good night');
    figures.add(`${events}`, 'post that wakes, ms', await wake(one));
    return one.faults;
  } finally {
    one.leave();
    await host.stop();
    await rm(persist, { recursive: true, force: true });
  }
}

function tableOf(what: string, figures: Figures): string {
  const columns = figures.columns();
  const rows = figures
    .rooms()
    .map((row) => [row, ...columns.map((column) => short(figures.summary(row, column)?.median ?? Number.NaN))]);
  return table([what, ...columns], rows);
}

async function median(measure: () => Promise<number>): Promise<number> {
  const values: number[] = [];
  for (let time = 0; time < TIMES; time += 1) values.push(await measure());
  return values.sort((a, b) => a - b)[Math.floor(TIMES / 2)] ?? Number.NaN;
}
