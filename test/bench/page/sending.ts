// One person writes in a quiet room, another reads along: how long until the writer's message is marked as stored, and
// until it is on the reader's screen.
import { generousVars, spawnServer } from '../../support/server.ts';
import { percentile } from './distribution.ts';
import { count, type Figure, time } from './figure.ts';
import type { Bench } from './scenario.ts';
import { sentence, Talkers } from './talkers.ts';
import { atFullSpeed, Visit } from './visit.ts';
import { watchSending } from './watch-sending.ts';

const ROOM = 'sending';
const MESSAGES = 100;
const REST_MS = 120;

export async function measureSending(bench: Bench): Promise<Figure[]> {
  const server = await spawnServer({ worker: bench.worker, vars: generousVars });
  try {
    const talkers = await Talkers.join(server.url, ROOM);
    await talkers.say(100);
    talkers.leave();
    return await betweenTwo(bench, `${server.url}/room/${ROOM}`);
  } finally {
    await server.stop();
  }
}

async function betweenTwo(bench: Bench, url: string): Promise<Figure[]> {
  const [reader, writer] = [await enter(bench, url), await enter(bench, url)];
  await bench.around(writer, 'sending', () => write(writer));
  const [here, there] = [await sendingOf(writer), await sendingOf(reader)];
  await Promise.all([writer.end(), reader.end()]);
  const seqOf = new Map([...here.texts].map(([seq, text]) => [text, seq]));
  // By what was said, not by place: a row that was missed must not shift the others.
  const since = (moments: ReadonlyMap<number, number>) =>
    here.sent.flatMap((begun, i) => {
      const done = moments.get(seqOf.get(said(i)) ?? 0);
      return done === undefined ? [] : [done - begun];
    });
  const [stored, seen] = [since(here.stored), since(there.painted)];
  return [
    time('Enter to stored p50', percentile(stored, 0.5)),
    time('Enter to stored p95', percentile(stored, 0.95), atFullSpeed(bench.device, 50)),
    time("Enter to other's paint p50", percentile(seen, 0.5)),
    time("Enter to other's paint p95", percentile(seen, 0.95), atFullSpeed(bench.device, 100)),
    count('messages', here.sent.length),
    count('never stored', MESSAGES - stored.length, 0),
    count('never seen by the other', MESSAGES - seen.length, 0),
  ];
}

/** Unlike everything that was said before, and without a link: text of one piece. */
function said(number: number): string {
  return `answer ${sentence(10 * number + 1)}`;
}

async function enter({ browser, device }: Bench, url: string): Promise<Visit> {
  const visit = await Visit.begin(browser, device);
  await visit.page.addInitScript(watchSending);
  await visit.open(url);
  return visit;
}

async function write({ page }: Visit): Promise<void> {
  await page.locator('.composer-field').focus();
  for (let i = 0; i < MESSAGES; i += 1) {
    await page.keyboard.insertText(said(i));
    await page.keyboard.press('Enter');
    await page.waitForTimeout(REST_MS);
  }
  await page.waitForTimeout(1_000);
}

interface Sending {
  readonly sent: readonly number[];
  readonly stored: ReadonlyMap<number, number>;
  readonly painted: ReadonlyMap<number, number>;
  readonly texts: ReadonlyMap<number, string>;
}

async function sendingOf({ page }: Visit): Promise<Sending> {
  const { sent, stored, painted, texts } = await page.evaluate(() => ({
    sent: window.ajarSending.sent,
    stored: [...window.ajarSending.stored],
    painted: [...window.ajarSending.painted],
    texts: [...window.ajarSending.texts],
  }));
  return { sent, stored: new Map(stored), painted: new Map(painted), texts: new Map(texts) };
}
