// What one row shows of others: the message it answers, a deletion that can be undone, a change that failed.
import { describe, expect, it } from 'vitest';
import { foldChanges } from '../../../../src/client/changes.ts';
import type { PendingPost, Quote } from '../../../../src/client/state.ts';
import { unknownTimeline } from '../../../../src/client/timeline.ts';
import type { LogEvent } from '../../../../src/protocol/events.ts';
import { hasSameFields } from '../../../../src/web/conversation/memo.ts';
import { type Entry, type EntrySource, entriesOf } from '../../../../src/web/conversation/row-entries.ts';

const ANN = 'guest:annannannannannann';
const BO = 'guest:bobobobobobobobobo';

function event(seq: number, body: unknown, more: Partial<LogEvent> = {}): LogEvent {
  return { seq, at: seq, by: BO, id: `event-${String(seq).padStart(12, '0')}`, kind: 'message', body, ...more };
}

function failed(post: Partial<PendingPost>): PendingPost {
  const base = { id: 'p'.repeat(16), room: 'r', epoch: 'e', base: 0, order: 1, composedAt: 0, body: {}, kind: 'edit' };
  return { ...base, delivery: { status: 'refused', code: 'targetDeleted' }, ...post };
}

function onItsWay(): PendingPost {
  return failed({ kind: 'react', target: 7, body: { emoji: '🎉', on: true }, delivery: { status: 'queued' } });
}

function entries(events: readonly LogEvent[], more: Partial<EntrySource> = {}): readonly Entry[] {
  const timeline = { ...unknownTimeline, events, changes: foldChanges(new Map(), events) };
  return entriesOf({
    timeline,
    quotes: new Map(),
    outbox: [],
    clockOffsetMs: 0,
    you: ANN,
    deleting: new Set(),
    ...more,
  });
}

const reply = (to: number) => event(50, { text: 'answer', reply: to });
const last = (all: readonly Entry[]) => all.at(-1);

describe('[C9] the original of a reply', () => {
  it('is found in the window, as it reads now', () => {
    const window = Array.from({ length: 9 }, (_, i) => event(42 + i, { text: `said ${42 + i}` }));
    const edit = event(49, { text: 'better' }, { kind: 'edit', target: 44 });
    const answered = last(entries([...window.slice(0, 7), edit, reply(44)]));
    expect(answered?.original).toBe(window[2]);
    expect(answered?.originalContent).toMatchObject({ text: 'better' });
  });

  it.each<[string, Quote | undefined, unknown, unknown]>([
    ['that was never asked for', undefined, 'unasked', null],
    ['that is on its way', 'loading', 'loading', null],
    ['that is not kept', 'gone', 'gone', null],
    ['that came', event(3, { text: 'old' }), { seq: 3 }, { type: 'text', text: 'old' }],
    ['that was deleted', event(3, null), { seq: 3 }, { type: 'deleted' }],
    ['that is no message', event(3, { emoji: '🎉' }, { kind: 'react' }), 'gone', null],
  ])('outside the window, %s', (_, quote, original, content) => {
    const quotes = new Map(quote === undefined ? [] : [[3, quote] as const]);
    const entry = last(entries([reply(3)], { quotes }));
    if (typeof original === 'string') expect(entry?.original).toBe(original);
    else expect(entry?.original).toMatchObject(original as object);
    if (content === null) expect(entry?.originalContent).toBeNull();
    else expect(entry?.originalContent).toMatchObject(content as object);
  });

  it('stays the same object as long as nothing of it changes, so that its row is not drawn again', () => {
    const window = [event(49, { text: 'said' }, { by: ANN }), reply(49)];
    const [first, second] = [last(entries(window)), last(entries([...window]))];
    expect(second?.original).toBe(first?.original);
    expect(second?.originalContent).toBe(first?.originalContent);
  });
});

describe('[L15] a row is drawn again only when something of it changed', () => {
  const events = Array.from({ length: 60 }, (_, i) =>
    event(i + 1, { text: `said ${i}`, ...(i % 5 === 4 && { reply: i }) }),
  );
  const rows = (more: readonly LogEvent[] = [], source: Partial<EntrySource> = {}) =>
    entries([...events, ...more], source);
  const drawnAgain = (after: readonly Entry[]) => {
    const before = new Map(rows().map((entry) => [entry.key, entry]));
    return after.filter((entry) => !hasSameFields(before.get(entry.key) ?? entry, entry)).map(({ seq }) => seq);
  };
  const change = (kind: string, target: number, body: object) => event(61, body, { kind, target });

  it.each<[string, readonly Entry[], readonly number[]]>([
    ['nothing', rows(), []],
    ['another message', rows([event(61, { text: 'new' })]), []],
    ['a reaction', rows([change('react', 7, { emoji: '🎉', on: true })]), [7]],
    ['an edit of what no one answered', rows([change('edit', 7, { text: 'new' })]), [7]],
    ['an edit of what was answered', rows([change('edit', 4, { text: 'new' })]), [4, 5]],
    ['a deletion of what was answered', rows([change('redact', 4, {})]), [4, 5]],
    ['a deletion that can be undone', rows([], { deleting: new Set([4]) }), [4, 5]],
    ['an original that came', rows([], { quotes: new Map([[900, 'loading']]) }), []],
    ['an own reaction on its way', rows([], { outbox: [onItsWay()] }), [7]],
  ])('after %s', (_, after, changed) => expect(drawnAgain(after)).toEqual(changed));
});

describe('[A3] a deletion that can be undone', () => {
  const window = [event(49, { text: 'mine' }, { by: ANN }), event(50, { text: 'answer', reply: 49 })];

  it('shows as done, in the row and in quotes, without reactions', () => {
    const react = event(51, { emoji: '🎉', on: true }, { kind: 'react', target: 49 });
    const [mine, answer] = entries([...window, react], { deleting: new Set([49]) });
    expect([mine?.content.type, mine?.reactions]).toEqual(['deleted', []]);
    expect(answer?.originalContent?.type).toBe('deleted');
  });

  it('leaves nothing behind once undone', () => {
    expect(entries(window)[0]?.content).toMatchObject({ type: 'text', text: 'mine' });
  });
});

describe('a change that the room did not take', () => {
  it.each(['edit', 'redact'])('stands at its message: %s', (kind) => {
    const post = failed({ kind, target: 1, body: { text: 'new' } });
    const [row, other] = entries([event(1, { text: 'old' }), event(2, { text: 'other' })], { outbox: [post] });
    expect(row?.failedChange).toBe(post);
    expect(row?.content).toMatchObject({ text: 'old' });
    expect(other?.failedChange).toBeNull();
  });

  it.each(['react', 'message'])('unless nothing would be lost, or it is a row itself: %s', (kind) => {
    const [row] = entries([event(1, { text: 'old' })], { outbox: [failed({ kind, target: 1 })] });
    expect(row?.failedChange).toBeNull();
  });

  it('stays the same until it is tried again', () => {
    const post = failed({ target: 1, delivery: { status: 'queued' } });
    expect(entries([event(1, { text: 'old' })], { outbox: [post] })[0]?.failedChange).toBeNull();
  });
});
