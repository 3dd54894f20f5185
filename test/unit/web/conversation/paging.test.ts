// When more of the log is asked for (L4).
import { expect, test } from 'vitest';
import type { RoomState, Timeline } from '../../../../src/client/state.ts';
import { unknownTimeline } from '../../../../src/client/timeline.ts';
import { wantedPage } from '../../../../src/web/conversation/paging.ts';

const MIDDLE = { atEnd: false, above: 5_000, below: 5_000, viewport: 700 };
const TOP = { ...MIDDLE, above: 699 };
const BOTTOM = { ...MIDDLE, below: 699 };

function state(change: Partial<Timeline>, status: 'joined' | 'connecting' = 'joined'): RoomState {
  const connection =
    status === 'joined' ? ({ status, since: 0, caughtUp: true } as const) : ({ status, since: 0, attempt: 1 } as const);
  return {
    connection,
    you: { member: 'guest:memememememememe', name: 'Me' },
    room: { id: 'r', title: '', topic: '' },
    members: new Map(),
    roster: { count: 1, sampled: false, present: [] },
    typing: [],
    timeline: { ...unknownTimeline, atEnd: false, loading: 'none', ...change },
    quotes: new Map(),
    outbox: [],
    clockOffsetMs: 0,
  };
}

test.each([
  ['in the middle', MIDDLE, state({}), 'nothing'],
  ['a view below the top', TOP, state({}), 'older'],
  ['a view above the end', BOTTOM, state({}), 'newer'],
  ['at the beginning of the room', TOP, state({ atBeginning: true }), 'nothing'],
  ['at the end of the room', BOTTOM, state({ atEnd: true }), 'nothing'],
  ['while a page is on its way', TOP, state({ loading: 'older' }), 'nothing'],
  ['while jumping', BOTTOM, state({ loading: 'latest' }), 'nothing'],
  ['while not joined', TOP, state({}, 'connecting'), 'nothing'],
  ['in a short window that has both, older first', { ...TOP, below: 0 }, state({}), 'older'],
] as const)('%s', (_, reading, now, wanted) => {
  expect(wantedPage(reading, now)).toBe(wanted);
});
