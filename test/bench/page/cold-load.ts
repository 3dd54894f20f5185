// Someone's first visit: nothing cached, a room with a page of messages in it.
import { generousVars, spawnServer } from '../../support/server.ts';
import { blockedMs, percentile } from './distribution.ts';
import { count, type Figure, kilobytes, time } from './figure.ts';
import type { Bench } from './scenario.ts';
import { Talkers } from './talkers.ts';
import { atFullSpeed, type Device, Visit, type Watched } from './visit.ts';

const ROOM = 'cold';
const MESSAGES = 100;

/** Lighthouse's own limit for the largest paint on a mobile connection. */
const LCP_MS = { here: 1_500, mobile: 2_500 };

export async function measureColdLoad(bench: Bench, rounds: number): Promise<Figure[]> {
  const server = await spawnServer({ worker: bench.worker, vars: generousVars });
  try {
    const talkers = await Talkers.join(server.url, ROOM);
    await talkers.say(MESSAGES);
    talkers.leave();
    const loads: Load[] = [];
    for (let round = 0; round < rounds; round += 1) loads.push(await load(bench, `${server.url}/room/${ROOM}`));
    return figuresOf(loads, bench.device);
  } finally {
    await server.stop();
  }
}

interface Load extends Watched {
  readonly bytes: number;
}

async function load({ browser, device, around }: Bench, url: string): Promise<Load> {
  const visit = await Visit.begin(browser, device);
  await around(visit, 'cold-load', () => visit.open(url));
  const found = { ...(await visit.watched()), bytes: visit.bytes };
  await visit.end();
  return found;
}

function figuresOf(loads: readonly Load[], device: Device): Figure[] {
  const median = (of: (one: Load) => number) => percentile(loads.map(of), 0.5);
  return [
    time(
      'first paint (FCP)',
      median(({ firstPaintMs }) => firstPaintMs),
      atFullSpeed(device, 1_000),
    ),
    time(
      'largest paint (LCP)',
      median(({ largestPaintMs }) => largestPaintMs),
      device.slowNetwork ? LCP_MS.mobile : atFullSpeed(device, LCP_MS.here),
    ),
    time(
      'first message painted',
      median(({ firstMessageMs }) => firstMessageMs),
    ),
    time(
      'blocked by long tasks (TBT)',
      median(({ longTasks }) => blockedMs(longTasks)),
      atFullSpeed(device, 150),
    ),
    count(
      'layout shift × 1000',
      median(({ shift }) => Math.round(shift * 1_000)),
      20,
    ),
    kilobytes(
      'transferred',
      median(({ bytes }) => bytes),
    ),
  ];
}
