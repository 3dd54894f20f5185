// The bench, sampled: does the load generator see everything that is delivered, and would it notice if not? It judges
// correctness only, never time.

import { describe, expect, test } from 'vitest';
import { workerFolder } from '../../src/tools/folders.ts';
import { Crowd } from '../bench/load/crowd.ts';
import { encodeFrame, FrameReader } from '../bench/load/frames.ts';
import { Ledger } from '../bench/load/ledger.ts';
import { allRooms } from '../bench/rooms.ts';
import { measureUse } from '../bench/scenarios/cost.ts';
import { measureSlowReaders } from '../bench/scenarios/slow-readers.ts';
import { measureStorm } from '../bench/scenarios/storm.ts';
import { measureThroughput } from '../bench/scenarios/throughput.ts';

describe('the ledger notices', () => {
  const twoMembers = () => {
    const ledger = new Ledger(2);
    const texts = [ledger.write(0, 20), ledger.write(1, 20)].map((text) => Buffer.from(text));
    return { ledger, first: texts[0]!, second: texts[1]! };
  };

  test('nothing when all get everything in one order', () => {
    const { ledger, first, second } = twoMembers();
    for (const member of [0, 1]) for (const frame of [first, second]) ledger.take(member, frame);
    expect(ledger.faults).toEqual([]);
    expect(ledger.outstanding).toBe(0);
    expect(ledger.delivered).toBe(4);
  });

  test('a message that did not reach everyone', () => {
    const { ledger, first, second } = twoMembers();
    for (const frame of [first, second]) ledger.take(0, frame);
    ledger.take(1, first);
    expect(ledger.outstanding).toBe(1);
  });

  test('a message that comes twice', () => {
    const { ledger, first } = twoMembers();
    ledger.take(0, first);
    ledger.take(0, first);
    expect(ledger.faults).toEqual([expect.stringContaining('twice')]);
  });

  test('another order at another member', () => {
    const { ledger, first, second } = twoMembers();
    for (const frame of [first, second]) ledger.take(0, frame);
    ledger.take(1, second);
    expect(ledger.faults).toEqual([expect.stringContaining('another frame')]);
  });
});

test('frames of every length come out of the reader as they went in, however they are cut', () => {
  const texts = [1, 125, 126, 65_535, 65_536, 70_000].map((length) => 'é'.padEnd(length, 'x'));
  const bytes = Buffer.concat(texts.map((text) => unmasked(encodeFrame(text))));
  for (const cut of [1_000, 40_000, bytes.length]) {
    const heard: string[] = [];
    const reader = new FrameReader((payload) => heard.push(payload.toString()));
    for (let at = 0; at < bytes.length; at += cut) reader.read(bytes.subarray(at, at + cut));
    expect(heard).toEqual(texts);
  }
});

/** As a server would have sent it. */
function unmasked(frame: Buffer): Buffer {
  const short = frame[1]! & 0x7f;
  const maskAt = short < 126 ? 2 : { 126: 4, 127: 10 }[short]!;
  const header = Buffer.from(frame.subarray(0, maskAt));
  header[1] = short;
  return Buffer.concat([header, frame.subarray(maskAt + 4)]);
}

describe.concurrent('measured', () => {
  test.for(allRooms(workerFolder))('$name delivers everything to everyone once', async (room) => {
    const host = await room.start();
    const members = 20;
    const crowd = new Crowd({ port: host.port, room: 'smoke', members, wire: room.wire });
    try {
      await crowd.join();
      await crowd.settle();
      const load = { depth: 20, senders: members, size: room.size, warmUpMs: 50, measureMs: 200 };
      const { deliveredPerSecond } = await measureThroughput(crowd, host, load);
      expect(crowd.allFaults()).toEqual([]);
      expect(deliveredPerSecond).toBeGreaterThan(0);
    } finally {
      crowd.leave();
      await host.stop();
    }
  });

  test('a message costs one row, a visit none, and an idle room with members sleeps', async () => {
    for (const used of await measureUse({ messages: 100, idleSeconds: 1 })) {
      expect(used.faults).toEqual([]);
      expect(used.perMessage.rowsWritten).toBe(used.messages);
      expect(used.visits).toMatchObject({ rowsWritten: 0, alarmsSet: 0 });
      expect(used.idle).toMatchObject({ wakes: 0, framesIn: 0, rowsWritten: 0 });
      expect(used.wakesAfterSleep).toBe(1);
    }
  });

  test('[Z2] who stops reading comes back complete and nobody else misses anything', async () => {
    const { faults } = await measureSlowReaders(workerFolder, { members: 10, slow: 1, messages: 3_000, rounds: 1 });
    expect(faults).toEqual([]);
  });

  test('[R1] all come back by their cursors when the server is killed and started again', async () => {
    const { faults } = await measureStorm(workerFolder, { members: 60, talkMs: 500 });
    expect(faults).toEqual([]);
  });
});
