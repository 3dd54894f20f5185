// The room core against the reference model, on random traces of joins, drops, re-sends, pages and evictions.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { guestId } from '../../src/protocol/ids.ts';
import { TestRoom } from '../support/test-room.ts';
import { follow, type Line, noFigures, type Subject, steps } from './room-trace.ts';

const RUNS = Number(process.env.FUZZ_RUNS ?? 400);

function coreSubject(room: TestRoom): Subject {
  return {
    async open({ engine, attempt, since }): Promise<Line> {
      const person = room.connect();
      person.peer.take();
      const claim = room.room.hear(person.seat, JSON.stringify({ type: 'guest', name: 'Ann', engine, attempt, since }));
      if (claim) room.room.admit(person.seat, claim, guestId(engine));
      return {
        send: (frame) => room.say(person, frame),
        take: async () => {
          await room.confirm();
          return person.peer.take();
        },
        close: () => room.leave(person),
      };
    },
    evict: async () => {
      await room.confirm();
      room.evict();
    },
  };
}

it('[G1] [G3] [G4] [G6] [G13] [G18] the room core agrees with the reference model on every random trace', async () => {
  const figures = noFigures();
  const traces = fc.commands(steps, { maxCommands: 60, size: 'max' });
  await fc.assert(
    fc.asyncProperty(traces, fc.boolean(), async (trace, confirmsAtOnce) => {
      const room = new TestRoom();
      room.confirmsAtOnce = confirmsAtOnce;
      await follow(trace, coreSubject(room), figures);
      expect(room.faults).toEqual([]);
    }),
    { numRuns: RUNS },
  );
  expect(figures.sent).toBeGreaterThan(RUNS);
  expect(figures.stored).toBeGreaterThan(RUNS / 4);
  expect(figures.resumed).toBeGreaterThan(RUNS);
  expect(figures.evictions).toBeGreaterThan(RUNS);
  expect(figures.refused).toBeGreaterThan(RUNS / 10);
  expect(figures.changed).toBeGreaterThan(RUNS / 4);
  expect(figures.deleted).toBeGreaterThan(RUNS / 40);
});
