// An idle room: 50 members, one message a second. All rooms run at the same time, each saying its message at another
// moment of the second, so that they see the same machine and hardly each other.
import { setTimeout as pause } from 'node:timers/promises';
import type { Host } from '../hosts.ts';
import { Crowd } from '../load/crowd.ts';
import type { Figures } from '../report/figures.ts';
import type { BenchedRoom } from '../rooms.ts';

const MEMBERS = 50;
const WARM_UP_MESSAGES = 3;

interface Effort {
  readonly rounds: number;
  /** Of each room and round. */
  readonly messages: number;
}

interface Started {
  readonly room: BenchedRoom;
  readonly host: Host;
  readonly crowd: Crowd;
}

export async function compareQuietRooms(
  rooms: readonly BenchedRoom[],
  { rounds, messages }: Effort,
  figures: Figures,
): Promise<string[]> {
  const started: Started[] = [];
  try {
    for (const room of rooms) {
      const host = await room.start();
      const crowd = new Crowd({ port: host.port, room: 'bench', members: MEMBERS, wire: room.wire });
      started.push({ room, host, crowd });
      await crowd.join();
      await crowd.settle();
    }
    await sayInTurns(started, WARM_UP_MESSAGES);
    for (let round = 0; round < rounds; round += 1) {
      for (const { crowd } of started) crowd.ledger.resetCounts();
      // Every other round backwards: who comes after whom must not matter.
      await sayInTurns(round % 2 === 0 ? started : started.toReversed(), messages);
      for (const { room, crowd } of started) noteLatency(room.name, crowd, figures);
    }
    return started.flatMap(({ room, crowd }) => crowd.allFaults().map((fault) => `${room.name}, quiet: ${fault}`));
  } finally {
    for (const { crowd, host } of started) {
      crowd.leave();
      await host.stop();
    }
  }
}

/** Everyone says one after the other, whoever the room is. Returns when all of it was delivered. */
async function sayInTurns(started: readonly Started[], messages: number): Promise<void> {
  for (let message = 0; message < messages; message += 1) {
    for (const { crowd, room } of started) {
      crowd.say(message % MEMBERS, 1, room.size);
      await pause(1_000 / started.length);
    }
  }
  for (const { crowd } of started) await crowd.drain();
}

function noteLatency(room: string, { ledger }: Crowd, figures: Figures): void {
  for (const percentile of [50, 99]) {
    figures.add(room, `quiet p${percentile}Ms`, ledger.latency.getValueAtPercentile(percentile) / 1_000);
  }
}
