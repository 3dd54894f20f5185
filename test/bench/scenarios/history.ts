// What only a room with a memory has: coming back after 1,000 messages, and pages of a long history.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Follower } from '../load/follower.ts';
import type { Figures } from '../report/figures.ts';
import { hostWithHistory } from '../seed-history.ts';

const ROOM = 'history';
const PAGES = 40;
const RESUMED_EVENTS = 1_000;

/** `name` is the row that the figures go to. Returns what went wrong. */
export async function measureHistory(
  worker: string,
  events: number,
  to: { name: string; figures: Figures },
): Promise<string[]> {
  const persist = await mkdtemp(join(tmpdir(), 'ajar-bench-'));
  const host = await hostWithHistory({ worker, persist }, ROOM, events);
  const reader = new Follower(1);
  const place = { port: host.port, room: ROOM };
  const add = (figure: string, value: number) => to.figures.add(to.name, figure, value);
  try {
    add('first join after a start, ms', await reader.join(place, null));
    reader.leave();
    add('join, ms', await reader.join(place, null));
    add('post, ms', await medianOf(10, () => reader.say('one more')));
    add('latest page of 100, ms', await medianOf(PAGES, async () => (await reader.page(100)).ms));
    const places = Array.from({ length: PAGES }, (_, n) => Math.floor((events * (n + 1)) / (PAGES + 1)) + 101);
    add('page of 100 anywhere, ms', await medianOf(PAGES, async () => (await reader.page(100, places.pop())).ms));
    const resumed = await resume(place);
    add('resume of 1,000, ms', resumed.ms);
    add('turns of it', resumed.turns);
    return [...reader.faults, ...resumed.faults];
  } finally {
    reader.leave();
    await host.stop();
    await rm(persist, { recursive: true, force: true });
  }
}

/** Someone who was away for 1,000 events comes back. */
async function resume(place: { port: number; room: string }): Promise<{ ms: number; turns: number; faults: string[] }> {
  const away = new Follower(2);
  await away.join(place, null);
  const { epoch, seq } = away.cursor;
  const [id] = [away.seen.get(seq - RESUMED_EVENTS) ?? (await idAt(away, seq - RESUMED_EVENTS))];
  const since = { epoch, seq: seq - RESUMED_EVENTS, id };
  away.leave();
  away.cursor = since;
  const ms = await away.join(place, since);
  const { turns, faults, resets } = away;
  away.leave();
  const isResumed = resets === 1 && away.cursor.seq === seq;
  return { ms, turns, faults: isResumed ? faults : [...faults, `resumed to ${away.cursor.seq} with ${resets} resets`] };
}

async function idAt(follower: Follower, seq: number): Promise<string> {
  await follower.page(1, seq + 1);
  return follower.seen.get(seq) ?? '';
}

async function medianOf(times: number, measure: () => Promise<number>): Promise<number> {
  const values: number[] = [];
  for (let time = 0; time < times; time += 1) values.push(await measure());
  return values.sort((a, b) => a - b)[Math.floor(times / 2)] ?? Number.NaN;
}
