// 100 messages a second into an open page whose reader types, and sends what they typed now and then.
import { generousVars, spawnServer } from '../../support/server.ts';
import { blockedMs, percentile, shareOver } from './distribution.ts';
import { count, type Figure, megabytes, share, time } from './figure.ts';
import type { Bench } from './scenario.ts';
import { Talkers } from './talkers.ts';
import { atFullSpeed, Visit } from './visit.ts';

const ROOM = 'burst';
const PER_SECOND = 100;
/** The list is full before anything is measured: what then grows, grows for ever. */
const WARM_UP = 340;
const KEY_EVERY_MS = 120;
const KEYS = 'reading along and answering ';

export async function measureBurst(bench: Bench, seconds: number): Promise<Figure[]> {
  const server = await spawnServer({ worker: bench.worker, vars: generousVars });
  try {
    return await inRoom(bench, server.url, seconds);
  } finally {
    await server.stop();
  }
}

async function inRoom({ browser, device, around }: Bench, url: string, seconds: number): Promise<Figure[]> {
  const talkers = await Talkers.join(url, ROOM);
  await talkers.say(10);
  const visit = await Visit.begin(browser, device);
  await visit.open(`${url}/room/${ROOM}`);
  await talkers.say(WARM_UP);
  await talkers.talk(PER_SECOND, 2);
  await settled(visit, talkers);

  const [heapBefore, nodesBefore, workBefore] = [await visit.heapBytes(), await visit.nodes(), await visit.seconds()];
  const firstSeq = talkers.head + 1;
  let typed = 0;
  let perSecond = 0;
  await around(visit, 'burst', async () => {
    await visit.record(true);
    const talking = talkers.talk(PER_SECOND, seconds);
    typed = await typeUntil(visit, talking);
    perSecond = await talking;
    await visit.record(false);
  });
  const work = await visit.seconds();
  await settled(visit, talkers);
  const [heap, nodes, watched] = [await visit.heapBytes(), await visit.nodes(), await visit.watched()];
  const { frames, longTasks, mostRows, doubled } = watched;
  const seen = new Set(watched.seqs);
  const all = Array.from({ length: talkers.head - firstSeq + 1 }, (_, i) => firstSeq + i);
  // The browser does not tell of keys that took less than 16 ms: they count as half of that.
  const untold = Array.from({ length: Math.max(0, typed - watched.delays.length) }, () => 8);
  const [delays, waits] = [watched.delays, watched.waits].map((known) => [...known, ...untold]);
  const busy = (part: keyof typeof work) => (100 * (work[part] - workBefore[part])) / seconds;
  const faults = talkers.faults.length;
  talkers.leave();
  await visit.end();
  return [
    time('frame p50', percentile(frames, 0.5)),
    time('frame p95', percentile(frames, 0.95), atFullSpeed(device, 33)),
    time('frame p99', percentile(frames, 0.99)),
    share('time in frames over 33 ms', shareOver(frames, 33.4)),
    time('key to paint p50', percentile(delays ?? [], 0.5)),
    time('key to paint p98 (INP)', percentile(delays ?? [], 0.98), 200),
    time('key to handler p98', percentile(waits ?? [], 0.98)),
    time('blocked by long tasks', blockedMs(longTasks)),
    share('main thread busy', busy('all')),
    share('… script', busy('script')),
    share('… style', busy('style')),
    share('… layout', busy('layout')),
    megabytes('heap growth', heap - heapBefore, 10),
    count('node growth', nodes - nodesBefore),
    count('most rows in the page', mostRows, 340),
    count('keys typed', typed),
    count('messages', all.length),
    count('messages a second', Math.round(perSecond)),
    count('connections', visit.sockets),
    count('times the list stopped to follow', watched.strayed),
    count('never drawn', all.filter((seq) => !seen.has(seq)).length, 0),
    count('doubled', doubled.length, 0),
    count('faults that clients saw', faults, 0),
  ];
}

/** Types and sends while others talk; resolves with the number of keys. */
async function typeUntil({ page }: Visit, end: Promise<unknown>): Promise<number> {
  let isOver = false;
  const stop = () => {
    isOver = true;
  };
  end.then(stop, stop);
  await page.locator('.composer-field').focus();
  let typed = 0;
  for (; !isOver; typed += 1) {
    const key = KEYS[typed % KEYS.length] ?? ' ';
    await page.keyboard.press(key === ' ' && typed % KEYS.length === KEYS.length - 1 ? 'Enter' : key);
    await page.waitForTimeout(KEY_EVERY_MS);
  }
  return typed;
}

/** The newest event stands in the list. */
async function settled({ page }: Visit, talkers: Talkers): Promise<void> {
  await page.waitForTimeout(1_000);
  await page.waitForFunction((head) => window.ajarWatch.seqs.has(head), talkers.head);
}
