// The comparison: every room in turn, round after round, so that whatever else the machine does meets all of them.
import { setTimeout as pause } from 'node:timers/promises';
import type { Host } from '../hosts.ts';
import { Crowd } from '../load/crowd.ts';
import type { Figures } from '../report/figures.ts';
import type { BenchedRoom } from '../rooms.ts';
import { measureThroughput } from './throughput.ts';

const MEMORY_SETTLE_MS = 1_000;

export interface Effort {
  readonly rounds: number;
  readonly members: readonly number[];
  readonly warmUpMs: number;
  readonly measureMs: number;
}

/** Delivered messages, latency, joins and memory of every room. Returns what was delivered wrongly. */
export async function compare(rooms: readonly BenchedRoom[], effort: Effort, figures: Figures): Promise<string[]> {
  const faults: string[] = [];
  for (let round = 0; round < effort.rounds; round += 1) {
    // Every other round backwards: who comes after whom must not matter.
    for (const room of round % 2 === 0 ? rooms : rooms.toReversed()) {
      for (const members of effort.members) faults.push(...(await visit(room, members, effort, figures)));
    }
    console.error(`round ${round + 1} of ${effort.rounds} done`);
  }
  return faults;
}

async function visit(room: BenchedRoom, members: number, effort: Effort, figures: Figures): Promise<string[]> {
  const host = await room.start();
  const crowd = new Crowd({ port: host.port, room: 'bench', members, wire: room.wire });
  try {
    await measureJoins(crowd, host, (name, value) => figures.add(room.name, `${members} ${name}`, value));
    for (const depth of [20, 200]) {
      const load = { depth, senders: Math.min(depth, members), size: room.size, ...effort };
      const measured = await measureThroughput(crowd, host, load);
      for (const [name, value] of Object.entries(measured))
        figures.add(room.name, `${members}/${depth} ${name}`, value);
    }
    if (members === effort.members[0]) await measureOneSender(crowd, host, { room, effort, figures });
    return crowd.allFaults().map((fault) => `${room.name}, ${members} members: ${fault}`);
  } finally {
    crowd.leave();
    await host.stop();
  }
}

async function measureJoins(crowd: Crowd, host: Host, add: (name: string, value: number) => void): Promise<void> {
  const before = { bytes: host.memoryBytes(), cpuMs: host.cpuMs() };
  add('joinMs', await crowd.join());
  add('joinCpuMs', host.cpuMs() - before.cpuMs);
  await crowd.settle();
  await pause(MEMORY_SETTLE_MS);
  add('idleBytesPerMember', (host.memoryBytes() - before.bytes) / crowd.members);
}

interface OneSender {
  readonly room: BenchedRoom;
  readonly effort: Effort;
  readonly figures: Figures;
}

/** One member says everything, 50 in flight. */
async function measureOneSender(crowd: Crowd, host: Host, { room, effort, figures }: OneSender): Promise<void> {
  const measured = await measureThroughput(crowd, host, { depth: 50, senders: 1, size: room.size, ...effort });
  figures.add(room.name, 'one sender', measured.messagesPerSecond);
}
