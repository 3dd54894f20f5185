// An idle room: 50 members, one message a second. All rooms run at the same time, each saying its message at another
// moment of the second, so that they see the same machine and hardly each other.
import { setTimeout as pause } from 'node:timers/promises';
import type { Host } from '../hosts.ts';
import { Crowd } from '../load/crowd.ts';
import type { Figures } from '../report/figures.ts';
import type { BenchedRoom } from '../rooms.ts';

const MEMBERS = 50;
const WARM_UP_MESSAGES = 3;

export async function compareQuietRooms(
  rooms: readonly BenchedRoom[],
  messages: number,
  figures: Figures,
): Promise<string[]> {
  const started: { readonly room: BenchedRoom; readonly host: Host; readonly crowd: Crowd }[] = [];
  try {
    for (const room of rooms) {
      const host = await room.start();
      const crowd = new Crowd({ port: host.port, room: 'bench', members: MEMBERS, wire: room.wire });
      started.push({ room, host, crowd });
      await crowd.join();
      await crowd.settle();
    }
    for (let message = -WARM_UP_MESSAGES; message < messages; message += 1) {
      for (const { crowd, room } of started) {
        if (message === 0) crowd.ledger.resetCounts();
        crowd.say(Math.abs(message) % MEMBERS, 1, room.size);
        await pause(1_000 / started.length);
      }
    }
    for (const { crowd } of started) await crowd.drain();
    for (const { room, crowd } of started) noteLatency(room.name, crowd, figures);
    return started.flatMap(({ room, crowd }) => crowd.allFaults().map((fault) => `${room.name}, quiet: ${fault}`));
  } finally {
    for (const { crowd, host } of started) {
      crowd.leave();
      await host.stop();
    }
  }
}

function noteLatency(room: string, { ledger }: Crowd, figures: Figures): void {
  for (const percentile of [50, 99]) {
    figures.add(room, `quiet p${percentile}Ms`, ledger.latency.getValueAtPercentile(percentile) / 1_000);
  }
}
