// The real object in workerd against the reference model, on the same random traces as the core.
import { evictDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeDown } from '../../src/protocol/codec.ts';
import type { Down } from '../../src/protocol/down.ts';
import { PROTOCOL } from '../../src/protocol/version.ts';
import { follow, type Line, noFigures, type Subject, steps } from '../fuzz/room-trace.ts';

const RUNS = 12;

function objectSubject(room: string): Subject {
  const stub = env.ROOM.getByName(room);
  return {
    async open({ engine, attempt, since }): Promise<Line> {
      const response = await stub.fetch(`http://ajar.test/room/${room}`, {
        headers: { Upgrade: 'websocket', 'Sec-WebSocket-Protocol': PROTOCOL },
      });
      const socket = response.webSocket;
      if (!socket) throw new Error(`The room answered ${response.status} to an upgrade`);
      const line = listen(socket);
      await line.until((frame) => frame.type === 'challenge');
      socket.send(JSON.stringify({ type: 'guest', name: 'Ann', engine, attempt, since }));
      await line.until((frame) => frame.type === 'backlog' || frame.type === 'reset');
      return line;
    },
    async evict() {
      // An object that sleeps has no memory to lose, and says so by throwing.
      await evictDurableObject(stub, { webSockets: 'hibernate' }).catch((fault: Error) => {
        if (!fault.message.includes('not currently running')) throw fault;
      });
    },
  };
}

/** A line over a real socket. `take` asks for an answer first: what was sent before it has arrived by then. */
function listen(socket: WebSocket): Line & { until(is: (frame: Down) => boolean): Promise<void> } {
  const frames: Down[] = [];
  const waiting = new Set<() => void>();
  let answers = 0;
  socket.addEventListener('message', ({ data }) => {
    if (typeof data !== 'string') throw new Error('The room sent a binary frame');
    const frame = decodeDown(data);
    if (frame.ok && frame.value.type === 'page' && frame.value.ref === FENCE) answers += 1;
    else if (frame.ok) frames.push(frame.value);
    else throw new Error(`The room sent a frame that does not decode: ${data}`);
    for (const wake of waiting) wake();
  });
  socket.accept();
  const until = (is: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (!is()) return;
        waiting.delete(look);
        resolve();
      };
      waiting.add(look);
      look();
    });
  let asked = 0;
  return {
    send: (frame) => socket.send(JSON.stringify(frame)),
    async take() {
      asked += 1;
      socket.send(JSON.stringify({ type: 'page', ref: FENCE, limit: 1 }));
      await until(() => answers >= asked);
      return frames.splice(0);
    },
    close: () => socket.close(1000, 'dropped'),
    until: (is) => until(() => frames.some(is)),
  };
}

/** The page that marks how far a line was read: a heartbeat would be answered while the room still works. */
const FENCE = 999_999;

it('[G1] [G3] [G4] [G6] [G13] the real object agrees with the reference model on every random trace', async () => {
  const figures = noFigures();
  let rooms = 0;
  await fc.assert(
    fc.asyncProperty(fc.commands(steps, { maxCommands: 40, size: 'max' }), async (trace) => {
      rooms += 1;
      await follow(trace, objectSubject(`fuzz-${rooms}`), figures);
    }),
    { numRuns: RUNS, endOnFailure: true },
  );
  expect(figures.sent).toBeGreaterThan(RUNS);
  expect(figures.evictions).toBeGreaterThan(RUNS);
  expect(figures.stored).toBeGreaterThan(0);
  expect(figures.resumed).toBeGreaterThan(RUNS);
});
