// Deletions that can be undone (A3): never sent after an undo, never forgotten.
import { signal } from '@preact/signals';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Timeline } from '../../../../src/client/state.ts';
import { unknownTimeline } from '../../../../src/client/timeline.ts';
import { makeDeletions, UNDO_MS } from '../../../../src/web/actions/deletions.ts';

const NONE: ReadonlySet<number> = new Set();

function setup() {
  const sent: number[] = [];
  const kept = new Set<number>();
  const deleting = signal(NONE);
  const stored: (() => void)[] = [];
  const events = [1, 2, 3, 4, 5].map((seq) => {
    return {
      seq,
      at: 0,
      by: 'guest:annannannannannann',
      id: `event-${seq}`.padEnd(16, '0'),
      kind: 'message',
      body: {},
    };
  });
  const timeline: Timeline = { ...unknownTimeline, events };
  const engine = {
    state: { timeline },
    post(_kind: string, _body: unknown, target = 0) {
      sent.push(target);
      return new Promise<string>((resolve) => stored.push(() => resolve('id')));
    },
  };
  const after = (ms: number, run: () => void) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  };
  const wills = { add: ({ seq }: { seq: number }) => kept.add(seq), remove: (seq: number) => kept.delete(seq) };
  const deletions = makeDeletions({ engine, wills, deleting, after });
  return { sent, kept, deleting, deletions, stored, engine };
}

describe('[A3] a deletion', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    return () => vi.useRealTimers();
  });

  it('is posted when its time is over, not before', () => {
    const { sent, deleting, deletions } = setup();
    deletions.begin(1);
    vi.advanceTimersByTime(UNDO_MS - 1);
    expect([sent, [...deleting.value]]).toEqual([[], [1]]);
    vi.advanceTimersByTime(1);
    expect([sent, [...deleting.value]]).toEqual([[1], []]);
  });

  it('is never posted once undone, not even as the page goes', () => {
    const { sent, deleting, deletions } = setup();
    deletions.begin(1);
    deletions.begin(2);
    deletions.undo(1);
    expect(deletions.undoLast()).toBe(2);
    expect(deletions.undoLast()).toBeNull();
    deletions.finish();
    vi.advanceTimersByTime(2 * UNDO_MS);
    expect([sent, [...deleting.value]]).toEqual([[], []]);
  });

  it('is posted once, at once, as the page goes', () => {
    const { sent, deletions } = setup();
    deletions.begin(1);
    deletions.begin(2);
    deletions.finish();
    deletions.finish();
    vi.advanceTimersByTime(2 * UNDO_MS);
    expect(sent).toEqual([1, 2]);
  });

  it('waits while someone reaches for it, and then has its whole time again', () => {
    const { sent, deletions } = setup();
    deletions.begin(1);
    vi.advanceTimersByTime(UNDO_MS - 1);
    deletions.hold();
    deletions.begin(2);
    vi.advanceTimersByTime(10 * UNDO_MS);
    expect(sent).toEqual([]);
    deletions.release();
    vi.advanceTimersByTime(UNDO_MS - 1);
    expect(sent).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(sent).toEqual([1, 2]);
  });

  it('does not wait because of one that was undone under the pointer', () => {
    const { sent, deletions } = setup();
    deletions.begin(1);
    deletions.hold();
    deletions.undo(1);
    deletions.begin(2);
    vi.advanceTimersByTime(UNDO_MS);
    expect(sent).toEqual([2]);
  });

  it('becomes final when three others wait', () => {
    const { sent, deleting, deletions } = setup();
    for (const seq of [1, 2, 3, 4]) deletions.begin(seq);
    expect([sent, [...deleting.value]]).toEqual([[1], [2, 3, 4]]);
  });

  it('is shown as done by the engine before this forgets it', () => {
    const { deleting, deletions, engine } = setup();
    let shown = -1;
    engine.post = () => {
      shown = deleting.value.size;
      return Promise.resolve('id');
    };
    deletions.begin(1);
    deletions.finish();
    expect([shown, deleting.value.size]).toEqual([1, 0]);
  });

  it('is written down until the outbox has it on disk', async () => {
    const { kept, deletions, stored } = setup();
    deletions.begin(1);
    expect([...kept]).toEqual([]);
    deletions.finish();
    expect([...kept]).toEqual([1]);
    stored[0]?.();
    await Promise.resolve();
    expect([...kept]).toEqual([]);
  });

  it('is not posted if another tab was quicker', () => {
    const { sent, deletions, engine } = setup();
    deletions.begin(1);
    const changes = new Map([[1, { edit: null, isDeleted: true, reactions: [], words: new Map() }]]);
    engine.state = { timeline: { ...engine.state.timeline, changes } };
    deletions.finish();
    expect(sent).toEqual([]);
  });
});
