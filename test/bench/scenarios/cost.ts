// What Ajar costs on Cloudflare, from what it really used: rows, requests and active time, counted in the room itself.
import { setTimeout as pause } from 'node:timers/promises';
import { hostAjar } from '../hosts.ts';
import { Crowd } from '../load/crowd.ts';
import { Follower } from '../load/follower.ts';
import { json, text, type Wire } from '../load/wires.ts';
import { bundlePeer } from '../peers/bundle-peer.ts';
import type { Tally } from '../peers/tally.ts';
import type { Report } from '../report/report.ts';
import { table } from '../report/table.ts';

/** Dollars, Workers Paid plan, 2026-11 (Cloudflare's price list): requests, rows written, GB-seconds of 128 MB. */
const DOLLARS = { request: 0.15e-6, rowWritten: 1e-6, rowRead: 1e-9, activeSecond: 12.5e-6 * 0.128 } as const;
/** Frames in are billed as a twentieth of a request; frames out and heartbeats are free. */
const FRAMES_PER_REQUEST = 20;
/** workerd lets a room sleep after so long without an event; this long it is billed after the last. */
const AWAKE_AFTER_S = 10;
const MEMBERS = 20;
const ROOM = 'cost';
const VISITS = 5;
const MILLION = 1e6;

export interface CostScale {
  readonly messages: number;
  /** How long the room is watched while nobody says anything, s. */
  readonly idleSeconds: number;
}

export const FULL_COST: CostScale = { messages: 2_000, idleSeconds: 90 };

export interface Used {
  readonly name: string;
  readonly messages: number;
  /** What a message used, without the joins before. */
  readonly perMessage: Tally;
  /** What people used who came, typed, looked at a page and went. */
  readonly visits: Tally;
  /** What members who only stay used meanwhile. */
  readonly idle: Tally;
  readonly idleSeconds: number;
  /** 1 if the room had slept when somebody spoke again. */
  readonly wakesAfterSleep: number;
  readonly faults: readonly string[];
}

/** Counts what messages and idle members use, in both kinds of room. */
export async function measureUse(scale: CostScale = FULL_COST): Promise<Used[]> {
  const worker = await bundlePeer('counted-ajar');
  return Promise.all([json, text].map((wire) => use(worker, wire, scale)));
}

async function use(worker: string, wire: Wire, { messages, idleSeconds }: CostScale): Promise<Used> {
  const host = await hostAjar({ worker });
  const crowd = new Crowd({ port: host.port, room: ROOM, members: MEMBERS, wire });
  const count = async (): Promise<Tally> =>
    (await fetch(`http://127.0.0.1:${host.port}/api/tally`)).json() as Promise<Tally>;
  try {
    await crowd.join();
    // The first word of each makes the log and a row a member: paid once, not a message.
    for (let member = 0; member < MEMBERS; member += 1) crowd.say(member, 1, 100);
    await crowd.drain();
    await crowd.settle();
    const before = await count();
    for (let said = 0; said < messages; said += 1) {
      crowd.say(said % MEMBERS, 1, 100);
      if (said % MEMBERS === MEMBERS - 1) await crowd.drain();
    }
    await crowd.drain();
    const afterWords = await count();
    for (let visit = 0; visit < VISITS; visit += 1) await lookIn(MEMBERS + visit, host.port);
    const afterVisits = await count();
    await pause((AWAKE_AFTER_S + 3) * 1_000);
    const asleep = await count();
    await pause(idleSeconds * 1_000);
    const idle = await count();
    crowd.say(0, 1, 100);
    await crowd.drain();
    return {
      name: wire.name,
      messages,
      perMessage: minus(afterWords, before),
      visits: minus(afterVisits, afterWords),
      idle: minus(idle, asleep),
      idleSeconds,
      wakesAfterSleep: minus(await count(), idle).wakes,
      faults: crowd.allFaults(),
    };
  } finally {
    crowd.leave();
    await host.stop();
  }
}

/** Comes, types, reads a page, goes: nothing of it is worth a row. */
async function lookIn(member: number, port: number): Promise<void> {
  const visitor = new Follower(member);
  await visitor.join({ port, room: ROOM }, null);
  visitor.signal('{"type":"typing","on":true}');
  visitor.signal('{"type":"presence","state":"idle"}');
  await visitor.page(50);
  visitor.leave();
}

function minus(after: Tally, before: Tally): Tally {
  const entries = Object.entries(after).map(([name, value]) => [name, value - before[name as keyof Tally]]);
  return Object.fromEntries(entries) as Tally;
}

/** The counts, then dollars for rooms of different liveliness. */
export async function measureCost(scale: CostScale = FULL_COST): Promise<Report> {
  const used = await measureUse(scale);
  const counts = used.map(({ name, messages, perMessage, visits, idle, idleSeconds, wakesAfterSleep }) => [
    name,
    ...[perMessage.rowsWritten, perMessage.rowsRead, perMessage.framesIn].map((sum) => (sum / messages).toFixed(3)),
    `${visits.rowsWritten + visits.alarmsSet}`,
    `${idle.wakes} in ${idleSeconds} s`,
    `${idle.rowsWritten + idle.alarmsSet}`,
    `${wakesAfterSleep}`,
  ]);
  const head = ['wire', 'rows written a message', 'rows read', 'frames in', `rows of ${VISITS} visits`];
  const text = [
    table([...head, 'wakes while idle', 'rows while idle', 'wakes by the next word'], counts),
    formula(),
    ...used.slice(0, 1).flatMap((one) => [dollarTable(one), memberHours(one)]),
  ];
  return { text: text.join('\n\n'), faults: used.flatMap(({ faults }) => faults) };
}

function formula(): string {
  return [
    'dollars = requests × 0.15e-6 + frames in ÷ 20 × 0.15e-6 + rows written × 1e-6 + rows read × 1e-9 + active seconds × 1.6e-6',
    `A room is active from a frame until ${AWAKE_AFTER_S} s after the last; frames out, heartbeats and sleep cost nothing.`,
  ].join('\n');
}

interface Liveliness {
  readonly name: string;
  readonly messagesPerSecond: number;
}

const LIVELY: readonly Liveliness[] = [
  { name: 'busy: 100 messages a second', messagesPerSecond: 100 },
  { name: 'lively: 1 a second', messagesPerSecond: 1 },
  { name: 'conversation: 1 in 5 s', messagesPerSecond: 0.2 },
  { name: 'now and then: 1 a minute', messagesPerSecond: 1 / 60 },
];

function dollarTable(used: Used): string {
  const { perMessage, messages } = used;
  const fixed =
    ((perMessage.framesIn / FRAMES_PER_REQUEST) * DOLLARS.request +
      (perMessage.rowsWritten + perMessage.alarmsSet) * DOLLARS.rowWritten +
      perMessage.rowsRead * DOLLARS.rowRead) /
    messages;
  const rows = LIVELY.map(({ name, messagesPerSecond }) => {
    const activeSeconds = Math.min(1 / messagesPerSecond, AWAKE_AFTER_S);
    const active = activeSeconds * DOLLARS.activeSecond;
    return [name, dollars(fixed * MILLION), dollars(active * MILLION), dollars((fixed + active) * MILLION)];
  });
  return table(['dollars per million messages', 'rows, requests', 'active time', 'together'], rows);
}

/**
 * What members cost who only stay: what the watched room used while nobody spoke, and what `upkeep.ts` adds where
 * members declare a heartbeat, which is an alarm every half hour in the long run.
 */
function memberHours({ idle, idleSeconds }: Used): string {
  const wake = AWAKE_AFTER_S * DOLLARS.activeSecond + DOLLARS.request;
  const measured = (idle.wakes * wake + (idle.rowsWritten + idle.alarmsSet) * DOLLARS.rowWritten) / idleSeconds;
  const perHour: [string, number][] = [
    ['asleep, as measured', measured * 3_600],
    ['with heartbeats: two alarms an hour', 2 * (wake + DOLLARS.rowWritten)],
    ['a room that never slept', 3_600 * DOLLARS.activeSecond],
  ];
  const rows = perHour.map(([name, cost]) => [name, dollars((cost * MILLION) / MEMBERS)]);
  return table([`dollars per million member-hours, ${MEMBERS} members a room`, ''], rows);
}

function dollars(amount: number): string {
  return `$${amount.toFixed(amount < 10 ? 2 : 0)}`;
}
