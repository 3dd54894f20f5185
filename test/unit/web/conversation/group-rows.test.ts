// The list's rows: what is shown, what reads as one, and what stays as it is while pages come and go.
import { describe, expect, it, test } from 'vitest';
import { foldChanges } from '../../../../src/client/changes.ts';
import type { Delivery, PendingPost, Timeline } from '../../../../src/client/state.ts';
import { unknownTimeline } from '../../../../src/client/timeline.ts';
import type { LogEvent } from '../../../../src/protocol/events.ts';
import { groupRows, type Row } from '../../../../src/web/conversation/group-rows.ts';

const ANN = 'guest:annannannannannann';
const BO = 'guest:bobobobobobobobobo';
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const NOON = Date.UTC(2026, 9, 29, 12);

interface Said {
  readonly by?: string;
  readonly at?: number;
  readonly kind?: string;
  readonly body?: unknown;
}

function log(...said: readonly Said[]): LogEvent[] {
  return said.map(({ by = ANN, at = NOON, kind = 'message', body = { text: 'hello' } }, index) => {
    const seq = index + 1;
    return { seq, at, by, id: `event-${String(seq).padStart(12, '0')}`, kind, body };
  });
}

function timeline(events: readonly LogEvent[], more: Partial<Timeline> = {}): Timeline {
  const head = events.at(-1)?.seq ?? 0;
  return { ...unknownTimeline, events, atBeginning: true, atEnd: true, loading: 'none', head, ...more };
}

function waiting(id: string, delivery: Delivery, more: Partial<PendingPost> = {}): PendingPost {
  const base = { room: 'r', epoch: 'e', base: 0, order: 1, composedAt: NOON };
  return { ...base, id, kind: 'message', body: { text: 'mine' }, delivery, ...more };
}

const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);

function daysOf(line: Timeline, outbox: readonly PendingPost[] = [], newFrom: number | null = null) {
  const more = { quotes: new Map(), deleting: new Set<number>(), newFrom, clockOffsetMs: 0 };
  return groupRows({ timeline: line, outbox, you: ANN, ...more, dayOf });
}

function rowsOf(line: Timeline, outbox: readonly PendingPost[] = []): readonly Row[] {
  return daysOf(line, outbox).flatMap((day) => day.rows);
}

describe('grouping (L6)', () => {
  test.each<[string, Said, Said, boolean]>([
    ['the same person a minute later', {}, { at: NOON + MINUTE }, true],
    ['just under five minutes later', {}, { at: NOON + 5 * MINUTE - 1 }, true],
    ['five minutes later', {}, { at: NOON + 5 * MINUTE }, false],
    ['another person at once', {}, { by: BO }, false],
    ['the same person across midnight', { at: NOON + 12 * 60 * MINUTE - 1 }, { at: NOON + 12 * 60 * MINUTE }, false],
    ['a message after a new name', { kind: 'name', body: { name: 'Ann' } }, {}, false],
    ['a new name after a message', {}, { kind: 'name', body: { name: 'Ann' } }, false],
    ['a message after a new topic', { kind: 'room', body: { topic: 'x' } }, {}, false],
  ])('%s: grouped %#', (_, first, second, grouped) => {
    expect(rowsOf(timeline(log(first, second)))[1]?.grouped).toBe(grouped);
  });

  it('looks at the row before, not at the first of the group', () => {
    const events = log({}, { at: NOON + 4 * MINUTE }, { at: NOON + 8 * MINUTE });
    expect(rowsOf(timeline(events)).map((row) => row.grouped)).toEqual([false, true, true]);
  });

  it('is not broken by kinds that show nothing', () => {
    const events = log({}, { by: BO, kind: 'react', body: {} }, { at: NOON + MINUTE });
    expect(rowsOf(timeline(events)).map((row) => row.grouped)).toEqual([false, true]);
  });
});

describe('[A10] new names', () => {
  const named = (name: string, by = ANN, at = NOON) => ({ kind: 'name', body: { name }, by, at });
  const shape = (...said: Said[]) =>
    rowsOf(timeline(log(...said))).map(({ content, earlier }) => [content.type, earlier.length]);

  it('are one row if they are many, and keep its key while more come', () => {
    const many = Array.from({ length: 50 }, (_, i) => named(`Name ${i}`));
    expect(shape(...many)).toEqual([['name', 49]]);
    const keys = [49, 50].map((count) => rowsOf(timeline(log(...many.slice(0, count))))[0]?.key);
    expect(keys[0]).toBe(keys[1]);
  });

  it('are rows of their own if they are two, of different days, or have a message between them', () => {
    expect(shape(named('a'), named('b'))).toEqual([
      ['name', 0],
      ['name', 0],
    ]);
    expect(shape(named('a'), named('b'), {}, named('c'), named('d'), named('e'))).toEqual([
      ['name', 0],
      ['name', 0],
      ['text', 0],
      ['name', 2],
    ]);
    expect(shape(named('a'), named('b'), named('c', ANN, NOON + DAY))).toEqual([
      ['name', 0],
      ['name', 0],
      ['name', 0],
    ]);
  });

  it('are left out for whoever wants that', () => {
    const line = timeline(log(named('a'), {}, named('b')));
    const days = groupRows({
      timeline: line,
      quotes: new Map(),
      outbox: [],
      you: ANN,
      clockOffsetMs: 0,
      newFrom: null,
      deleting: new Set(),
      hidesNames: true,
      dayOf,
    });
    expect(days.flatMap(({ rows }) => rows).map(({ content }) => content.type)).toEqual(['text']);
  });
});

describe('what later events made of messages', () => {
  const react = (emoji: string) => ({ kind: 'react', body: { emoji, on: true } });
  const changed = (...said: Said[]) => {
    const events = log({}, { at: NOON + MINUTE }, ...said).map((event, i) => (i > 1 ? { ...event, target: 1 } : event));
    return timeline(events, { changes: foldChanges(new Map(), events) });
  };

  it('shows the last edit, when it was made, and reactions', () => {
    const edit = { kind: 'edit', at: NOON + 2 * MINUTE, body: { text: 'new' } };
    const [row, other, ...more] = rowsOf(changed(edit, react('👍')));
    expect(row?.content).toMatchObject({ type: 'text', text: 'new', editedAt: NOON + 2 * MINUTE });
    expect(row?.reactions).toEqual([{ emoji: '👍', members: [ANN] }]);
    expect(other?.reactions).toEqual([]);
    expect(more).toEqual([]);
  });

  it('shows the place of what was deleted, whether it was loaded before or after', () => {
    const before = rowsOf(changed({ kind: 'redact', body: {} }));
    const after = rowsOf(timeline(log({ body: null }, { at: NOON + MINUTE })));
    for (const rows of [before, after]) {
      expect(rows.map(({ content, grouped }) => [content.type, grouped])).toEqual([
        ['deleted', false],
        ['text', true],
      ]);
    }
  });

  it('shows own changes that are on their way', () => {
    const outbox = [waiting('w'.repeat(16), { status: 'queued' }, { kind: 'edit', target: 1, body: { text: 'soon' } })];
    expect(rowsOf(changed(), outbox).map(({ content }) => content)).toMatchObject([
      { text: 'soon' },
      { text: 'hello' },
    ]);
  });

  it('[L6] a reply or an action begins anew', () => {
    const said = (...bodies: object[]) =>
      log(...bodies.map((body, i) => ({ at: NOON + i, body: { text: 'x', ...body } })));
    const grouped = (...bodies: object[]) => rowsOf(timeline(said(...bodies))).map((row) => row.grouped);
    expect(grouped({}, { reply: 1 }, {})).toEqual([false, false, true]);
    expect(grouped({}, { action: true }, {})).toEqual([false, false, false]);
  });
});

describe('what is shown', () => {
  test.each<[string, string, unknown]>([
    ['an unknown kind', 'poll', { question: 'x' }],
    ['a message without text', 'message', {}],
    ['a message whose text is no text', 'message', { text: { toString: 1 } }],
    ['a body that is a list', 'message', []],
    ['a name that is a number', 'name', { name: 7 }],
    ['a kind from the prototype', 'constructor', { text: 'x' }],
  ])('%s shows nothing', (_, kind, body) => {
    expect(rowsOf(timeline(log({ kind, body })))).toEqual([]);
  });

  it('separates days', () => {
    const days = daysOf(timeline(log({ at: NOON - DAY }, {}, { at: NOON + 1 })));
    expect(days.map((day) => [day.key, day.rows.length])).toEqual([
      ['2026-10-28', 1],
      ['2026-10-29', 2],
    ]);
  });

  it('tells what a new name was before, if the room said so', () => {
    const names = [{ name: 'Ann' }, { name: 'Anna', was: 'Ann' }].map((body) => ({ kind: 'name', body }));
    const rows = rowsOf(timeline(log(...names)));
    expect(rows.map(({ content }) => content)).toEqual([
      { type: 'name', name: 'Ann', was: null },
      { type: 'name', name: 'Anna', was: 'Ann' },
    ]);
  });

  it('marks only the latest own message', () => {
    const rows = rowsOf(timeline(log({}, { by: BO }, {}, { kind: 'room', body: { topic: 'x' } }, { by: BO })));
    expect(rows.map((row) => row.latestOwn)).toEqual([false, false, true, false, false]);
  });

  it('keeps two events of one id by different people apart', () => {
    const [first] = log({});
    const forged = { ...first!, seq: 2, by: BO };
    expect(new Set(rowsOf(timeline([first!, forged])).map((row) => row.key)).size).toBe(2);
  });
});

describe('[L8] the line above what is new', () => {
  const firstNewOf = (line: Timeline, newFrom: number | null) =>
    daysOf(line, [], newFrom)
      .flatMap((day) => day.rows)
      .filter((row) => row.isFirstNew)
      .map((row) => row.seq);

  test.each<[string, readonly Said[], number | null, number[]]>([
    ['none, while nothing is new', [{ by: BO }, { by: BO }], null, []],
    ['the message itself', [{ by: BO }, { by: BO }, { by: BO }], 2, [2]],
    [
      'past own messages and words about the room',
      [{}, {}, { by: BO, kind: 'name', body: { name: 'x' } }, { by: BO }],
      2,
      [4],
    ],
    ['past a message that is deleted', [{ by: BO }, { by: BO, body: null }, { by: BO }], 2, [3]],
    ['none, if nobody else said anything since', [{ by: BO }, {}], 2, []],
  ])('%s', (_, said, newFrom, expected) => {
    expect(firstNewOf(timeline(log(...said)), newFrom)).toEqual(expected);
  });

  it('is not guessed at while what comes before is not loaded', () => {
    const events = log({ by: BO }, { by: BO }, { by: BO }, { by: BO }).slice(2);
    expect(firstNewOf(timeline(events, { atBeginning: false }), 2)).toEqual([]);
    expect(firstNewOf(timeline(events, { atBeginning: true }), 2)).toEqual([3]);
  });

  it('breaks a group (L6)', () => {
    const line = timeline(log({ by: BO }, { by: BO }, { by: BO }));
    const days = daysOf(line, [], 2);
    expect(days.flatMap((day) => day.rows).map((row) => row.grouped)).toEqual([false, false, true]);
  });
});

describe('waiting posts', () => {
  const queued = { status: 'queued' } as const;

  it('stand at the end', () => {
    const rows = rowsOf(timeline(log({ by: BO })), [waiting('a', queued), waiting('b', queued)]);
    expect(rows.map((row) => row.pending?.id)).toEqual([undefined, 'a', 'b']);
    expect(rows.map((row) => row.grouped)).toEqual([false, false, true]);
  });

  it('keep their key when they become events, and are not shown twice', () => {
    const [event] = log({});
    const post = waiting(event!.id, { status: 'sending', since: 0 });
    const [before] = rowsOf(timeline([]), [post]);
    const after = rowsOf(timeline([event!]), [post]);
    expect(after).toHaveLength(1);
    expect(after[0]?.key).toBe(before?.key);
    expect(after[0]?.pending).toBeNull();
  });

  it('never stand on a day before the newest message, however wrong the clock', () => {
    const days = daysOf(timeline(log({ by: BO, at: NOON + DAY })), [waiting('a', queued)]);
    expect(days).toHaveLength(1);
  });

  test.each<[Delivery, number]>([
    [queued, 0],
    [{ status: 'sending', since: 0 }, 0],
    [{ status: 'delayed', retryAt: 0 }, 0],
    [{ status: 'refused', code: 'notAllowed' }, 1],
    [{ status: 'unknown' }, 1],
  ])('a topic that is %o shows %i rows', (delivery, count) => {
    const post = waiting('a', delivery, { kind: 'room', body: { topic: 'x' } });
    expect(rowsOf(timeline([]), [post])).toHaveLength(count);
  });
});

describe('older pages (L4)', () => {
  const said = [0, 1, 2, 9, 10, 11, 30].map((minute) => ({ at: NOON + minute * MINUTE }));
  const all = log(...said);

  it('leaves out the oldest loaded row while there are older ones', () => {
    expect(rowsOf(timeline(all.slice(3), { atBeginning: false })).map((row) => row.seq)).toEqual([5, 6, 7]);
  });

  it('shows a lonely row, even if there are older ones', () => {
    expect(rowsOf(timeline(all.slice(6), { atBeginning: false }))).toHaveLength(1);
    expect(rowsOf(timeline(all.slice(6), { atBeginning: false }), [waiting('a', { status: 'queued' })])).toHaveLength(
      2,
    );
  });

  test.each([1, 2, 3, 4, 5])('rows stay as they are when everything before event %i is loaded', (from) => {
    const part = rowsOf(timeline(all.slice(from), { atBeginning: false }));
    const whole = rowsOf(timeline(all));
    expect(whole.slice(-part.length)).toEqual(part);
  });
});
