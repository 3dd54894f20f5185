// A storm: all members lose the server at once, while people go on talking, and come back to a new one on the same
// data: with full jitter, each with its own cursor. Nobody may miss an event, and nobody may be sent to a reset.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { findFreePort } from '../../support/server.ts';
import { type Host, hostAjar } from '../hosts.ts';
import { Follower } from '../load/follower.ts';
import type { Report } from '../report/report.ts';
import { table } from '../report/table.ts';

const SPEAKERS = 10;
const SPEAK_EVERY_MS = 200;
const FIRST_DELAY_MS = 1_000;
const MAX_DELAY_MS = 30_000;
const JOINING_AT_ONCE = 50;

export interface StormScale {
  readonly members: number;
  /** How long people talk before the server goes and after all are back, ms. */
  readonly talkMs: number;
}

export const FULL_STORM: StormScale = { members: 2_000, talkMs: 4_000 };

export async function measureStorm(worker: string, { members, talkMs }: StormScale = FULL_STORM): Promise<Report> {
  const persist = await mkdtemp(join(tmpdir(), 'ajar-storm-'));
  const port = await findFreePort();
  const place = { port, room: 'storm' };
  let host: Host = await hostAjar({ worker, persist, port });
  const crowd = Array.from({ length: members }, (_, member) => new Follower(member));
  try {
    await inGroups(crowd, (follower) => follower.join(place));
    const talk = startTalk(crowd.slice(0, SPEAKERS));
    await pause(talkMs);
    await host.kill();
    host = await hostAjar({ worker, persist, port });
    const startedAt = performance.now();
    const delays = await Promise.all(crowd.map((follower) => comeBack(follower, place, startedAt)));
    await pause(talkMs);
    await talk();
    await untilAllAreCurrent(crowd);
    return { text: delayTable(delays, crowd), faults: judge(crowd) };
  } finally {
    for (const follower of crowd) follower.leave();
    await host.stop();
    await rm(persist, { recursive: true, force: true });
  }
}

/** Tries with full jitter until it is in; returns the ms since the server was back. */
async function comeBack(follower: Follower, place: { port: number; room: string }, startedAt: number): Promise<number> {
  for (let attempt = 0; ; attempt += 1) {
    await pause(Math.random() * Math.min(MAX_DELAY_MS, FIRST_DELAY_MS * 2 ** attempt));
    const isIn = await follower.join(place).then(
      () => true,
      () => false,
    );
    if (isIn) return performance.now() - startedAt;
    if (attempt > 10) throw new Error('A member did not get in again');
  }
}

/** Some members talk whenever they are in; the function it returns ends it. */
function startTalk(speakers: readonly Follower[]): () => Promise<void> {
  let isOver = false;
  const ended = speakers.map(async (speaker) => {
    for (let word = 0; !isOver; word += 1) {
      await pause(SPEAK_EVERY_MS);
      // What is said while the server dies may or may not have been stored: `fault` tests judge that, not this one.
      if (speaker.isLive) await Promise.race([speaker.say(`word ${word}`).catch(() => {}), pause(2_000)]);
    }
  });
  return async () => {
    isOver = true;
    await Promise.all(ended);
  };
}

async function untilAllAreCurrent(crowd: readonly Follower[]): Promise<void> {
  const giveUpAt = performance.now() + 30_000;
  const head = () => Math.max(...crowd.map((follower) => follower.cursor.seq));
  while (crowd.some((follower) => follower.cursor.seq < head()) && performance.now() < giveUpAt) await pause(50);
}

function judge(crowd: readonly Follower[]): string[] {
  const [first] = crowd;
  const head = Math.max(...crowd.map((follower) => follower.cursor.seq));
  const faults = crowd.flatMap((follower) => follower.faults);
  const behind = crowd.filter((follower) => follower.cursor.seq < head).length;
  const holed = crowd.filter((follower) => follower.newestHole() !== null).length;
  const reset = crowd.filter((follower) => follower.resets > 1).length;
  const different = crowd.filter((follower) =>
    [...follower.seen].some(([seq, id]) => first?.seen.get(seq) !== id),
  ).length;
  if (behind > 0) faults.push(`${behind} members did not reach the head ${head}`);
  if (holed > 0) faults.push(`${holed} members miss events`);
  if (reset > 0) faults.push(`${reset} members were reset instead of resumed`);
  if (different > 0) faults.push(`${different} members saw another log`);
  return faults;
}

function delayTable(delays: readonly number[], crowd: readonly Follower[]): string {
  const sorted = delays.toSorted((a, b) => a - b);
  const at = (share: number) => ((sorted[Math.ceil(sorted.length * share) - 1] ?? 0) / 1_000).toFixed(2);
  const events = Math.max(...crowd.map((follower) => follower.cursor.seq));
  return table(
    ['members', 'half back after, s', '99 % after, s', 'all after, s', 'events said'],
    [[`${delays.length}`, at(0.5), at(0.99), at(1), `${events}`]],
  );
}

async function inGroups<T>(items: readonly T[], work: (item: T) => Promise<unknown>): Promise<void> {
  const rest = [...items];
  const worker = async () => {
    for (let item = rest.shift(); item !== undefined; item = rest.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: JOINING_AT_ONCE }, worker));
}
