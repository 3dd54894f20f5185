import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advance } from '../../../src/client/log-cursor.ts';
import type { Timeline } from '../../../src/client/state.ts';
import {
  appendEvents,
  appendPage,
  type PageOfLog,
  prependPage,
  replaceWindow,
  unknownTimeline,
  WINDOW_ROWS,
  WINDOW_SLACK,
} from '../../../src/client/timeline.ts';
import type { LogEvent } from '../../../src/protocol/events.ts';
import { EPOCH, eventAt, logOf } from './bench.ts';

const log = logOf(2_000);
const slice = (from: number, to: number) => log.slice(Math.max(0, from - 1), Math.max(0, to));
const pageOf = (events: readonly LogEvent[], asOf: number): PageOfLog => ({ events, floor: 1, asOf });

type Move = 'older' | 'newer' | 'live' | 'burst' | 'follow' | 'detach' | 'latest';

/** What the reducer's caller does, on a log that is known up to `head`. */
function play(moves: readonly Move[], look: (timeline: Timeline, head: number) => void): void {
  let head = 400;
  let following = true;
  let timeline = replaceWindow(unknownTimeline, pageOf(slice(351, 400), 400), 400);
  for (const move of moves) {
    const first = timeline.events[0]?.seq ?? 0;
    const last = timeline.events.at(-1)?.seq ?? 0;
    const count = move === 'live' ? 1 : 90;
    if (move === 'older') timeline = prependPage(timeline, pageOf(slice(first - 50, first - 1), head));
    if (move === 'newer')
      timeline = appendPage(timeline, pageOf(slice(last + 1, Math.min(head, last + 50)), head), head) ?? timeline;
    if (move === 'latest') timeline = replaceWindow(timeline, pageOf(slice(head - 49, head), head), head);
    if (move === 'live' || move === 'burst') {
      timeline = appendEvents(timeline, slice(head + 1, head + count), following);
      head += count;
    }
    if (move === 'follow' || move === 'detach') following = move === 'follow';
    look(timeline, head);
  }
}

describe('the window', () => {
  const moves = fc.array(fc.constantFrom<Move[]>('older', 'newer', 'live', 'burst', 'follow', 'detach', 'latest'), {
    maxLength: 17,
  });

  it('[L4] [L5] is a contiguous, bounded part of the log, and says truly whether it reaches its ends', () => {
    fc.assert(
      fc.property(moves, (list) => {
        play(list, (timeline, head) => {
          const first = timeline.events[0]?.seq ?? 0;
          const last = timeline.events.at(-1)?.seq ?? 0;
          expect(timeline.events).toEqual(slice(first, last));
          expect(timeline.events.length).toBeLessThanOrEqual(WINDOW_ROWS + WINDOW_SLACK);
          expect(timeline.head).toBe(head);
          expect(timeline.atEnd).toBe(last === head);
          expect(timeline.atBeginning).toBe(first === 1);
        });
      }),
      { numRuns: 150 },
    );
  });

  it('[L5] [L15] is shorter for who follows the newest message, and cut seldom', () => {
    let timeline = replaceWindow(unknownTimeline, pageOf(slice(1, 50), 50), 50);
    let cuts = 0;
    for (let seq = 51; seq <= 1_050; seq += 1) {
      const before = timeline.events.length;
      timeline = appendEvents(timeline, slice(seq, seq), true);
      if (timeline.events.length < before) cuts += 1;
      expect(timeline.events.length).toBeLessThanOrEqual(240);
    }
    expect(timeline.events.length).toBeGreaterThanOrEqual(160);
    expect(cuts).toBeLessThanOrEqual(1_000 / 80);
  });

  it('is at its beginning at the floor of a pruned log', () => {
    const timeline = replaceWindow(unknownTimeline, { events: slice(100, 120), floor: 100, asOf: 120 }, 120);
    expect(timeline.atBeginning).toBe(true);
  });

  it('keeps only what lies behind a hole in a page', () => {
    const timeline = replaceWindow(unknownTimeline, pageOf([eventAt(1), eventAt(5), eventAt(6)], 6), 6);
    expect(timeline.events.map(({ seq }) => seq)).toEqual([5, 6]);
  });

  it('takes no page that does not join it', () => {
    const timeline = replaceWindow(unknownTimeline, pageOf(slice(101, 150), 300), 300);
    expect(appendPage(timeline, pageOf(slice(200, 250), 300), 300)).toBeNull();
    expect(appendPage(timeline, pageOf([], 300), 300)).toBeNull();
    expect(prependPage(timeline, pageOf(slice(20, 60), 300)).events).toHaveLength(50);
  });
});

describe('the cursor', () => {
  it('[G4] takes each event once, in order, from any repetition, loss and order of frames', () => {
    const frames = fc.array(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 6 })), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(frames, (list) => {
        let cursor = { epoch: EPOCH, seq: 0, id: '' };
        const taken: LogEvent[] = [];
        for (const [from, count] of list) {
          const step = advance(cursor, slice(from, from + count - 1));
          expect(step.hole).toBe(from > cursor.seq + 1);
          taken.push(...step.fresh);
          cursor = step.cursor;
        }
        expect(taken).toEqual(slice(1, cursor.seq));
        expect(cursor.id).toBe(cursor.seq === 0 ? '' : eventAt(cursor.seq).id);
      }),
    );
  });
});
