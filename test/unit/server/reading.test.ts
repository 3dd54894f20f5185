// What a stream makes of frames: every event once, in order, or an explicit reset.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Down } from '../../../src/protocol/down.ts';
import type { LogEvent } from '../../../src/protocol/events.ts';
import { asLines } from '../../../src/server/stream/lines.ts';
import { type Happening, type Read, Reading } from '../../../src/server/stream/reading.ts';
import { asServerSentEvents } from '../../../src/server/stream/server-sent-events.ts';

const by = 'A'.repeat(43);
const members = { [by]: { name: 'Ann' } };
const event = (seq: number): LogEvent => {
  return { seq, at: seq, by, id: `${seq}`.padStart(16, '0'), kind: 'message', body: { text: `${seq}` } };
};
const range = (first: number, last: number) =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => event(first + i));

const live = (...seqs: number[]): Down => ({ type: 'events', events: seqs.map(event), members });
const backlog = (first: number, last: number, isLive = true): Down => {
  return { type: 'backlog', events: range(first, last), members, epoch: 'e', head: last, live: isLive };
};
const reset = (reason: string, first: number, last: number): Down => {
  const page = { events: range(first, last), members, changes: [], asOf: last, floor: 1 };
  return { type: 'reset', reason, epoch: 'e', ...page };
};

const told = (reads: readonly Read[]): (number | string)[] =>
  reads.flatMap(({ happenings }) =>
    happenings.map((happening: Happening) => (happening.kind === 'event' ? happening.event.seq : happening.kind)),
  );

describe('[P3] a stream', () => {
  it('that begins now tells nothing of before', () => {
    const reading = new Reading(null);
    expect(told([reading.take(reset('fresh', 1, 7)), reading.take(live(8, 9))])).toEqual(['standing', 8, 9]);
    expect(reading.place).toEqual({ seq: 9, epoch: 'e' });
  });

  it('that goes on tells what follows, turn after turn', () => {
    const reading = new Reading({ seq: 2, epoch: null });
    const first = reading.take(backlog(3, 4, false));
    expect([told([first]), first.ask]).toEqual([['standing', 3, 4], { type: 'pull', after: 4 }]);
    expect(told([reading.take(backlog(5, 6))])).toEqual([5, 6]);
  });

  it('asks for what is missing once, and shows nothing behind a hole', () => {
    const reading = new Reading(null);
    reading.take(reset('fresh', 1, 3));
    const hole = reading.take(live(6));
    expect([told([hole]), hole.ask]).toEqual([[], { type: 'pull', after: 3 }]);
    expect(reading.take(live(7))).toEqual({ happenings: [], ask: null });
    expect(told([reading.take(backlog(4, 7)), reading.take(live(7, 8))])).toEqual([4, 5, 6, 7, 8]);
  });

  it('learns from a heartbeat that it missed something, and asks', () => {
    const reading = new Reading(null);
    reading.take(reset('fresh', 1, 3));
    expect(reading.takePong('pong 3').ask).toBeNull();
    expect(reading.takePong('pong').ask).toBeNull();
    expect(reading.takePong('pong 4').ask).toEqual({ type: 'pull', after: 3 });
  });

  it('says that something is lost, and goes on with the latest', () => {
    const reading = new Reading({ seq: 5, epoch: 'old' });
    expect(told([reading.take(reset('otherEpoch', 1, 2)), reading.take(live(3))])).toEqual([
      ...['reset', 1, 2, 'standing', 3],
    ]);
  });

  it('that was behind pulls, also after a new connection', () => {
    const reading = new Reading({ seq: 0, epoch: null });
    reading.take(backlog(1, 2));
    expect(reading.take({ type: 'behind', head: 9 }).ask).toEqual({ type: 'pull', after: 2 });
    reading.restart();
    expect(told([reading.take(backlog(3, 9))])).toEqual([3, 4, 5, 6, 7, 8, 9]);
  });

  it('tells every event once, in order, whatever frames are lost, doubled or late', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('live', 'lost', 'twice', 'cut', 'pong'), { maxLength: 60 }), (steps) => {
        let head = 0;
        const reading = new Reading({ seq: 0, epoch: null });
        const reads: Read[] = [];
        const take = (read: Read): void => {
          reads.push(read);
          if (read.ask?.type === 'pull') take(reading.take(backlog(read.ask.after + 1, head)));
        };
        take(reading.take(backlog(1, 0)));
        for (const step of steps) {
          if (step !== 'cut' && step !== 'pong') head += 1;
          if (step === 'live' || step === 'twice') take(reading.take(live(head)));
          if (step === 'twice') take(reading.take(live(head)));
          if (step === 'pong') take(reading.takePong(`pong ${head}`));
          if (step === 'cut') {
            reading.restart();
            take(reading.take(backlog((reading.place?.seq ?? 0) + 1, head)));
          }
        }
        take(reading.takePong(`pong ${head}`));
        expect(told(reads)).toEqual(['standing', ...range(1, head).map(({ seq }) => seq)]);
      }),
    );
  });
});

describe('[P3] what is sent', () => {
  const say = (body: unknown, kind = 'message'): Happening => {
    return { kind: 'event', name: 'Ann', event: { ...event(7), kind, body } };
  };

  it('as lines is what plain text mode shows', () => {
    expect(asLines(say({ text: 'one\ntwo' }))).toBe('Ann: one\n  two\n');
    expect(asLines(say({ text: 'waves', action: true }))).toBe('Ann: /me waves\n');
    expect(asLines(say({ text: 'better' }, 'edit'))).toBe('Ann: * better\n');
    expect(['redact', 'react', 'unknown'].map((kind) => asLines(say({}, kind)))).toEqual(['', '', '']);
    expect(asLines(say(null))).toBe('');
    expect(asLines({ kind: 'reset', reason: 'pruned' })).toMatch(/^\* .*pruned.*\n$/);
  });

  it('as events keeps to one line of data, whatever was written', () => {
    const text = 'one\ntwo\r\n\u2028id: 99';
    const sent = asServerSentEvents(say({ text }));
    const lines = sent.split(/\r\n|\n|\r/);
    expect(lines).toHaveLength(5);
    expect(lines.slice(0, 2)).toEqual(['id: 7', 'event: message']);
    expect(JSON.parse(lines[2]?.slice('data: '.length) ?? '')).toMatchObject({ seq: 7, name: 'Ann', body: { text } });
    expect(asServerSentEvents({ kind: 'standing', seq: 3 })).toBe('id: 3\n\n');
    expect(asServerSentEvents({ kind: 'quiet' })).toBe(':\n\n');
  });
});
