// The fold of edits, deletions and reactions: any order, any repetition, the same result (G18).
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ChangesBySeq, foldChanges, withinReach } from '../../../src/client/changes.ts';
import { expectedChanges } from '../../../src/client/expected-changes.ts';
import type { PendingPost } from '../../../src/client/state.ts';
import type { LogEvent } from '../../../src/protocol/events.ts';

const ANN = 'A'.repeat(43);
const BOB = 'B'.repeat(43);

const change = (seq: number, kind: string, body: unknown, rest: Partial<LogEvent> = {}): LogEvent => ({
  ...{ seq, at: seq * 1_000, by: ANN, id: `${seq}`.padStart(16, '0'), target: 1, kind, body },
  ...rest,
});
const edit = (seq: number, text: string) => change(seq, 'edit', { text });
const react = (seq: number, emoji: string, on: boolean, by = ANN) => change(seq, 'react', { emoji, on }, { by });
const fold = (...events: LogEvent[]) => foldChanges(new Map(), events);

/** Without what only the fold compares with. */
const shown = (changes: ChangesBySeq) =>
  [...changes].sort(([a], [b]) => a - b).map(([seq, { words, ...rest }]) => [seq, rest]);

describe('[G18] [C2] changes', () => {
  it('the last edit counts', () => {
    expect(fold(edit(2, 'two'), edit(3, 'three')).get(1)?.edit).toEqual({
      ...{ seq: 3, at: 3_000, text: 'three', mentions: [] },
    });
  });

  it('reactions stand in the order they came, and go when they are taken back', () => {
    const changes = fold(
      react(2, '👍', true),
      react(3, '🎉', true, BOB),
      react(4, '👍', true, BOB),
      react(5, '🎉', false, BOB),
    );
    expect(changes.get(1)?.reactions).toEqual([{ emoji: '👍', members: [ANN, BOB] }]);
  });

  it('a deletion ends it all, also for what comes late', () => {
    const changes = fold(edit(2, 'two'), react(3, '👍', true), change(5, 'redact', {}), edit(4, 'late'));
    expect(shown(changes)).toEqual([[1, { edit: null, isDeleted: true, reactions: [] }]]);
  });

  it('what no schema knows changes nothing, and leaves the same map', () => {
    const known = fold(edit(2, 'two'));
    const odd = [
      change(3, 'edit', null),
      change(4, 'react', { emoji: '👍' }),
      change(5, 'poll', {}),
      change(6, 'edit', { text: 7 }),
    ];
    expect(foldChanges(known, odd)).toBe(known);
  });

  it('any order and any repetition give the same', () => {
    const some = fc.oneof(
      fc.tuple(fc.constant('edit'), fc.string()).map(([kind, text]) => ({ kind, body: { text }, by: ANN })),
      fc
        .tuple(fc.constantFrom(ANN, BOB), fc.constantFrom('👍', '🎉'), fc.boolean())
        .map(([by, emoji, on]) => ({ kind: 'react', body: { emoji, on }, by })),
      fc.constant({ kind: 'redact', body: {}, by: ANN }),
    );
    const log = fc
      .array(fc.tuple(some, fc.integer({ min: 1, max: 3 })), { maxLength: 20 })
      .map((said) => said.map(([{ kind, body, by }, target], i) => change(i + 4, kind, body, { by, target })));
    const shuffled = log.chain((events) =>
      fc.tuple(fc.constant(events), fc.shuffledSubarray([...events, ...events], { minLength: events.length * 2 })),
    );
    let folded = 0;
    fc.assert(
      fc.property(shuffled, ([events, twice]) => {
        folded += events.length;
        expect(shown(foldChanges(new Map(), twice))).toEqual(shown(foldChanges(new Map(), events)));
      }),
    );
    expect(folded).toBeGreaterThan(300);
  });
});

describe('changes far away', () => {
  it('are forgotten once there are too many; those of the window are not', () => {
    const many = Array.from({ length: 2_001 }, (_, i) => change(5_000 + i, 'redact', {}, { target: i + 1 }));
    const changes = foldChanges(new Map(), many);
    const events = [change(2_000, 'message', {}, { target: undefined })];
    expect([...withinReach(changes, events).keys()]).toEqual([2_000, 2_001]);
    expect(withinReach(foldChanges(new Map(), many.slice(1)), events).size).toBe(2_000);
  });
});

describe('changes on their way', () => {
  const pending = (kind: string, body: unknown, rest: Partial<PendingPost> = {}): PendingPost => ({
    ...{ id: 'p'.repeat(16), room: 'r', epoch: 'e', base: 9, kind, target: 1, body, composedAt: 5, order: 1 },
    ...{ delivery: { status: 'sending', since: 0 }, ...rest },
  });

  it('are shown as if they had arrived, over what is there', () => {
    const known = fold(react(2, '👍', true), edit(3, 'three'));
    const outbox = [pending('react', { emoji: '👍', on: false }), pending('edit', { text: 'four' }, { order: 2 })];
    const expected = expectedChanges(known, outbox, ANN).get(1);
    expect([expected?.reactions, expected?.edit?.text]).toEqual([[], 'four']);
  });

  it('but not those that were refused, and messages are none', () => {
    const known = fold(react(2, '👍', true));
    const refused = pending('redact', {}, { delivery: { status: 'refused', code: 'notYours' } });
    const { target, ...message } = pending('message', { text: 'x' });
    expect(expectedChanges(known, [refused, message], ANN)).toBe(known);
  });
});
