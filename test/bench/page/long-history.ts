// A room of 50,000 messages: how fast it opens, and what reading far back costs.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { blockedMs, percentile } from './distribution.ts';
import { count, type Figure, megabytes, time } from './figure.ts';
import { serveLongRoom } from './long-room.ts';
import type { Bench } from './scenario.ts';
import { atFullSpeed, Visit } from './visit.ts';

const EVENTS = 50_000;
const PAGES = 40;
const ROOM = 'years';

export async function measureLongHistory(bench: Bench): Promise<Figure[]> {
  const persist = await mkdtemp(join(tmpdir(), 'ajar-bench-page-'));
  const server = await serveLongRoom({ worker: bench.worker, persist, room: ROOM, events: EVENTS });
  try {
    return await inRoom(bench, server.url);
  } finally {
    await server.stop();
    await rm(persist, { recursive: true, force: true });
  }
}

async function inRoom({ browser, device, around }: Bench, url: string): Promise<Figure[]> {
  const visit = await Visit.begin(browser, device);
  await visit.open(`${url}/room/${ROOM}`);
  const opened = await visit.watched();
  const newest = Math.max(...opened.seqs);
  const [heapBefore, workBefore] = [await visit.heapBytes(), await visit.seconds()];
  const pages: number[] = [];
  await around(visit, 'long-history', async () => {
    for (let page = 0; page < PAGES; page += 1) pages.push(await pageUp(visit));
  });
  const [heap, work] = [await visit.heapBytes(), await visit.seconds()];
  const { longTasks, mostRows, doubled, seqs, shift } = await visit.watched();
  await visit.end();
  const far = newest - Math.min(...seqs) + 1;
  const perPage = (part: keyof typeof work) => (1_000 * (work[part] - workBefore[part])) / PAGES;
  return [
    time('first paint', opened.firstPaintMs),
    time('first message painted', opened.firstMessageMs, atFullSpeed(device, 1_000)),
    count('layout shift × 1000 on opening', Math.round(opened.shift * 1_000), 20),
    count('layout shift × 1000 in all', Math.round(shift * 1_000)),
    time('page up p50', percentile(pages, 0.5)),
    time('page up p95', percentile(pages, 0.95), atFullSpeed(device, 200)),
    time('page up, slowest', percentile(pages, 1)),
    time('… script per page', perPage('script')),
    time('… style per page', perPage('style')),
    time('… layout per page', perPage('layout')),
    time('blocked by long tasks', blockedMs(longTasks)),
    megabytes(`heap growth over ${PAGES} pages`, heap - heapBefore, 30),
    count('most rows in the page', mostRows, 340),
    count('messages read', far),
    count('never drawn', far - seqs.length, 0),
    count('doubled', doubled.length, 0),
  ];
}

/** A rest after each, as a reader has: pages that come while another is drawn would measure the queue. */
async function pageUp({ page }: Visit): Promise<number> {
  const ms = await page.evaluate(() => window.ajarWatch.pageUp());
  if (ms === null) throw new Error('No older page came');
  await page.waitForTimeout(60);
  return ms;
}
