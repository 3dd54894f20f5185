// What many do at once: join, come back after an absence, lose the server. Each scenario gives figures and what was
// wrong; how large it is, and what is asserted of the time it took, is up to who runs it.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NodeClient } from '../support/node-client.ts';
import { findFreePort, generousVars, type SpawnedServer, type SpawnOptions, spawnServer } from '../support/server.ts';
import { judgeHistory } from './judge-history.ts';
import { StormSocket } from './storm-socket.ts';

const room = 'storm';
/** A crowd is told its number once a second. */
const TOLD_WITHIN_MS = 15_000;
/** Posts of one frame. */
const FRAME = 50;
const RETURNED_WITHIN_MS = 60_000;

export interface StormOptions {
  readonly size: number;
  readonly worker?: string | undefined;
}

export interface StormResult {
  readonly figures: Readonly<Record<string, number>>;
  readonly violations: readonly string[];
}

/** `size` people with keys join one room at the same moment. */
export async function joinAtOnce({ size, worker }: StormOptions): Promise<StormResult> {
  return withServer({ ...(worker && { worker }) }, async (server) => {
    const sockets = Array.from({ length: size }, () => new StormSocket());
    const startedAt = performance.now();
    const joined = await Promise.allSettled(sockets.map((socket) => socket.join(server.url, room)));
    const joinedMs = performance.now() - startedAt;
    const told = await Promise.allSettled(sockets.map((socket) => socket.untilCount(size, TOLD_WITHIN_MS)));
    const toldMs = performance.now() - startedAt - joinedMs;
    const late = new StormSocket();
    await late.join(server.url, room);
    const violations = [...reasonsOf(joined), ...reasonsOf(told)];
    if (late.count !== size + 1) violations.push(`who came last was told ${late.count} of ${size + 1}`);
    for (const socket of [...sockets, late]) socket.leave();
    const frames = sockets.reduce((sum, { framesReceived }) => sum + framesReceived, 0);
    return { figures: { joinedMs, toldMs, framesPerSocket: frames / size }, violations };
  });
}

/** Someone is away while `size` messages are posted, and comes back to all of them, in order, without a reset. */
export async function missMessages({ size, worker }: StormOptions): Promise<StormResult> {
  return withServer({ ...(worker && { worker }) }, async ({ url }) => {
    const { absent, present, figures } = await absence(url, size);
    const history = await present.readHistory();
    const violations = judgeHistory({ history, witnesses: [absent, present], lines: [], guestName: '' });
    if (absent.seen.size !== history.length) violations.push(`has ${absent.seen.size} of ${history.length} events`);
    absent.close();
    present.close();
    return { figures: { ...figures, events: history.length }, violations };
  });
}

/** The same where the room keeps a tenth of it: no silent hole, but a reset that says why. */
export async function missWhatWasPruned({ size, worker }: StormOptions): Promise<StormResult> {
  const kept = Math.floor(size / 10);
  return withServer(
    { vars: { ...generousVars, HISTORY_EVENTS: `${kept}` }, ...(worker && { worker }) },
    async ({ url }) => {
      const { absent, present, figures } = await absence(url, size);
      const history = await absent.readHistory();
      const violations = absent.faults.map((fault) => `absent: ${fault}`);
      if (absent.resets.join() !== 'pruned') violations.push(`was reset for "${absent.resets.join()}", not "pruned"`);
      if (history.length !== kept) violations.push(`the room serves ${history.length} events, not ${kept}`);
      if (history.at(-1)?.seq !== size + 1) violations.push(`history ends at ${history.at(-1)?.seq}, not ${size + 1}`);
      absent.close();
      present.close();
      return { figures: { ...figures, kept: history.length }, violations };
    },
  );
}

/** `size` people lose the server at once, each with posts on the way, and come back to it on the same disk. */
export async function loseServer({ size, worker }: StormOptions): Promise<StormResult> {
  const persist = await mkdtemp(join(tmpdir(), 'ajar-storm-'));
  const options = { persist, port: await findFreePort(), vars: generousVars, ...(worker && { worker }) };
  const people = Array.from({ length: size }, (_, at) => new NodeClient(`Person ${at + 1}`));
  try {
    const first = await spawnServer(options);
    await Promise.all(people.map((one) => one.connect(first.url, room)));
    for (const one of people) one.post([`${one.name} before`]);
    await Promise.all(people.map((one) => one.until(() => one.outbox.isEmpty, 'its ack')));
    for (const one of people) one.post([`${one.name} in the storm`, `${one.name} as well`]);
    await people[0]?.until(() => people.some(({ outbox }) => outbox.isEmpty), 'a first ack');
    await first.kill();
    await Promise.all(people.map((one) => one.until(() => !one.isLive, 'the end')));
    const second = await spawnServer(options);
    return await comeBack(people, second).finally(() => second.stop());
  } finally {
    for (const one of people) one.close();
    await rm(persist, { recursive: true, force: true });
  }
}

async function comeBack(people: readonly NodeClient[], server: SpawnedServer): Promise<StormResult> {
  const unacked = people.filter(({ outbox }) => !outbox.isEmpty).length;
  const startedAt = performance.now();
  await Promise.all(people.map((one) => reconnect(one, server.url)));
  await Promise.all(people.map((one) => one.until(() => one.outbox.isEmpty, 'its acks', RETURNED_WITHIN_MS)));
  const events = people.length * 3;
  const hasAll = (one: NodeClient) => one.until(() => one.cursor.seq >= events, 'all events', RETURNED_WITHIN_MS);
  await Promise.all(people.map(hasAll));
  const resumedMs = performance.now() - startedAt;
  const late = new NodeClient('Late reader');
  await late.connect(server.url, room);
  const history = await late.readHistory();
  late.close();
  const violations = judgeHistory({ history, witnesses: [...people, late], lines: [], guestName: '' });
  if (history.length !== events) violations.push(`history has ${history.length} events, not ${events}`);
  const resends = people.reduce((sum, { outbox }) => sum + outbox.resends, 0);
  return { figures: { resumedMs, unacked, resends, events: history.length }, violations };
}

/** With full jitter, as a client must; a failed attempt is followed by another. */
async function reconnect(client: NodeClient, origin: string): Promise<void> {
  for (let attempt = 1; attempt <= 10; attempt += 1) {
    await new Promise((resolve) => setTimeout(resolve, Math.random() * Math.min(250 * 2 ** attempt, 5_000)));
    const isIn = await client.connect(origin, room).then(
      () => true,
      () => false,
    );
    if (isIn) return;
  }
  throw new Error(`${client.name} did not get in again`);
}

async function absence(origin: string, size: number) {
  const absent = new NodeClient('Absent');
  const present = new NodeClient('Present');
  await Promise.all([absent, present].map((client) => client.connect(origin, room)));
  present.post(['the last thing both saw']);
  await absent.until(() => absent.cursor.seq === 1, 'the first event');
  absent.close();
  // A frame at a time: a post composed as of an event that is pruned by now would be refused as unknown.
  for (let missed = 0; missed < size; missed += FRAME) {
    present.post(Array.from({ length: Math.min(FRAME, size - missed) }, (_, at) => `missed ${missed + at + 1}`));
    await present.until(() => present.outbox.isEmpty, 'its acks', RETURNED_WITHIN_MS);
  }
  const startedAt = performance.now();
  await absent.connect(origin, room);
  return { absent, present, figures: { caughtUpMs: performance.now() - startedAt } };
}

async function withServer<T>(options: SpawnOptions, work: (server: SpawnedServer) => Promise<T>): Promise<T> {
  const server = await spawnServer({ vars: generousVars, ...options });
  return work(server).finally(() => server.stop());
}

function reasonsOf(results: readonly PromiseSettledResult<void>[]): string[] {
  const failed = results.filter((result) => result.status === 'rejected');
  return [...new Set(failed.map(({ reason }) => String(reason)))].map(
    (reason) => `${failed.length} sockets: ${reason}`,
  );
}
