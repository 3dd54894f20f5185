// What every store must do, written once: the memory store passes it in Node, SQLite in workerd.
import { describe, expect, it } from 'vitest';
import type { MemberRow, Store, StoredEvent } from '../../src/room/ports.ts';
import { effectiveChanges } from '../support/effective-changes.ts';

/** Hands the work a store of its own, in which nothing was written. */
export type WithStore = (work: (store: Store) => void) => Promise<void>;

const ALL = { events: 10_000, bytes: Number.POSITIVE_INFINITY };
const EPOCH = 'epoch-0000000001';
const key = (letter: string) => letter.repeat(43);

const eventOf = (seq: number, rest: Partial<StoredEvent> = {}): StoredEvent => ({
  ...{ seq, at: 1_000 + seq * 10, by: 1, id: `event-${seq}`.padEnd(16, '0'), kind: 'message', target: null },
  ...{ body: `{"text":"${seq}"}`, ...rest },
});
const rowOf = (number: number, rest: Partial<MemberRow> = {}): MemberRow => ({
  ...{ number, member: key(String.fromCharCode(64 + number)), name: `Member ${number}`, marks: [], ...rest },
});

/** A log of so many events by member 1. */
function fill(store: Store, count: number): void {
  store.atomically(() => {
    store.begin(EPOCH);
    store.addMember(rowOf(1));
    for (let seq = 1; seq <= count; seq += 1) store.append(eventOf(seq));
  });
}
const seqs = (events: readonly StoredEvent[]): number[] => events.map((event) => event.seq);

export function storeContract(name: string, withStore: WithStore): void {
  describe(`${name}, unwritten,`, () => {
    it('[E7] answers every read and holds nothing', () =>
      withStore((store) => {
        expect(store.facts()).toEqual({ epoch: '', floor: 1, head: 0, lastAt: 0, title: '', topic: '' });
        expect([store.after(0, ALL), store.before(9, ALL), store.changesOf(1, 9)]).toEqual([[], [], []]);
        expect([
          [...store.effectiveChangesOf(1, 9)],
          store.countChanges(1, 9),
          store.signed({ first: 1, last: 9 }),
        ]).toEqual([[], 0, []]);
        expect([store.findMember(key('A')), store.memberAt(1), store.hasBadgeFace('x', key('A'))]).toEqual([
          null,
          null,
          false,
        ]);
        expect([store.firstSince(0, 1), store.nextMemberNumber()]).toEqual([1, 1]);
      }));
  });

  describe(`${name}'s log`, () => {
    it('[E1] gives back what was appended, and knows its head and time', () =>
      withStore((store) => {
        fill(store, 2);
        const odd = eventOf(3, { target: 1, kind: 'edit', body: `{"text":"'; DROP TABLE log; -- 漢 😀 \\u0000"}` });
        store.append(odd);
        expect(store.after(0, ALL)).toEqual([eventOf(1), eventOf(2), odd]);
        expect(store.facts()).toEqual({ epoch: EPOCH, floor: 1, head: 3, lastAt: odd.at, title: '', topic: '' });
      }));

    it('[C5] [G19] erases what a message said and what it was edited to say, and nothing else', () =>
      withStore((store) => {
        fill(store, 2);
        const long = `{"text":"${'canary 漢😀 '.repeat(700)}"}`;
        store.append(eventOf(3, { target: 1, kind: 'edit', body: long }));
        store.append(eventOf(4, { target: 1, kind: 'react', body: '{"emoji":"👍","on":true}' }));
        store.append(eventOf(5, { target: 2, kind: 'edit' }));
        store.atomically(() => store.erase(1));
        const bodies = store.after(0, ALL).map(({ body }) => body);
        expect(bodies).toEqual(['null', '{"text":"2"}', 'null', '{"emoji":"👍","on":true}', '{"text":"5"}']);
        expect(store.after(0, ALL)[0]).toEqual(eventOf(1, { body: 'null' }));
      }));

    it('[E2] orders by seq alone: neither time nor id has a say', () =>
      withStore((store) => {
        fill(store, 0);
        const events = ['z', 'a', 'm'].map((letter, i) => eventOf(i + 1, { at: 5_000, id: letter.repeat(16) }));
        for (const event of events) store.append(event);
        expect(store.after(0, ALL)).toEqual(events);
        expect(store.before(4, ALL)).toEqual(events);
      }));

    it('refuses a seq twice', () =>
      withStore((store) => {
        fill(store, 1);
        expect(() => store.append(eventOf(1, { id: 'another-00000000' }))).toThrow();
      }));

    it('[Q1] reads after and before a seq, ascending, within a limit', () =>
      withStore((store) => {
        fill(store, 20);
        expect(seqs(store.after(17, ALL))).toEqual([18, 19, 20]);
        expect(seqs(store.after(5, { events: 2, bytes: 1e9 }))).toEqual([6, 7]);
        expect(seqs(store.after(20, ALL))).toEqual([]);
        expect(seqs(store.before(4, ALL))).toEqual([1, 2, 3]);
        expect(seqs(store.before(21, { events: 2, bytes: 1e9 }))).toEqual([19, 20]);
        expect(seqs(store.before(1, ALL))).toEqual([]);
        expect(seqs(store.before(99, { events: 1, bytes: 1e9 }))).toEqual([20]);
      }));

    it('[Q1] counts bytes as the wire does, and answers one event whatever its size', () =>
      withStore((store) => {
        fill(store, 0);
        for (let seq = 1; seq <= 9; seq += 1) store.append(eventOf(seq, { body: `{"text":"${'漢'.repeat(1_000)}"}` }));
        expect(seqs(store.after(0, { events: 9, bytes: 10_000 }))).toEqual([1, 2, 3]);
        expect(seqs(store.before(10, { events: 9, bytes: 10_000 }))).toEqual([7, 8, 9]);
        expect(seqs(store.after(0, { events: 9, bytes: 0 }))).toEqual([1]);
        expect(seqs(store.before(10, { events: 9, bytes: 1 }))).toEqual([9]);
      }));

    it('[X2] tells who wrote what in a part of the log', () =>
      withStore((store) => {
        fill(store, 5);
        store.append(eventOf(6, { by: 2, id: eventOf(4).id }));
        const signed = (first: number, last: number) =>
          store.signed({ first, last }).map(({ seq, by, id }) => [seq, by, id]);
        expect(signed(3, 4)).toEqual([3, 4].map((seq) => [seq, 1, eventOf(seq).id]));
        expect(signed(6, 99)).toEqual([[6, 2, eventOf(4).id]]);
        expect(signed(0, 99).map(([seq]) => seq)).toEqual([1, 2, 3, 4, 5, 6]);
        expect([signed(7, 99), signed(3, 2)]).toEqual([[], []]);
      }));

    it('[Q2] finds what changes a range', () =>
      withStore((store) => {
        fill(store, 5);
        for (const [seq, target] of [
          [6, 2],
          [7, 5],
          [8, 2],
          [9, 1],
        ] as const)
          store.append(eventOf(seq, { target }));
        expect(seqs(store.changesOf(2, 4))).toEqual([6, 8]);
        expect(seqs(store.changesOf(1, 5))).toEqual([6, 7, 8, 9]);
        expect(seqs(store.changesOf(3, 4))).toEqual([]);
      }));

    it('[Q2] of what changes a range, tells what counts', () =>
      withStore((store) => {
        fill(store, 3);
        const react = (emoji: string, on = true) => ({ kind: 'react', body: JSON.stringify({ emoji, on }) });
        const changes: Partial<StoredEvent>[] = [
          { target: 1, kind: 'edit' },
          { target: 2, kind: 'edit' },
          { target: 1, kind: 'edit' },
          { target: 1, ...react('👍') },
          { target: 1, by: 2, ...react('👍') },
          { target: 1, ...react('🎉') },
          { target: 1, ...react('👍', false) },
          { target: 1, kind: 'poll' },
          { target: 1, kind: 'poll' },
          { target: 2, ...react('👍') },
          { target: 2, kind: 'redact', body: '{}' },
          { target: 2, kind: 'poll' },
          { target: 3, kind: 'edit' },
        ];
        for (const [i, change] of changes.entries()) store.append(eventOf(4 + i, change));
        const counting = (first: number, last: number) => [...store.effectiveChangesOf(first, last)];
        expect(seqs(counting(1, 3))).toEqual([6, 8, 9, 10, 11, 12, 14, 16]);
        expect(counting(2, 2)).toEqual([eventOf(14, changes[10])]);
        expect([seqs(counting(3, 9)), counting(4, 9)]).toEqual([[16], []]);
      }));

    it('[Q2] and that is the same of whatever changes there are', () =>
      withStore((store) => {
        fill(store, 6);
        let state = 7;
        const dice = (sides: number) => {
          state = (state * 48_271) % 2_147_483_647;
          return state % sides;
        };
        for (let seq = 7; seq <= 400; seq += 1) {
          const kind = ['edit', 'react', 'react', 'react', 'poll', dice(20) === 0 ? 'redact' : 'react'][dice(6)] ?? '';
          const body = kind === 'react' ? `{"emoji":"${['👍', '🎉', "'"][dice(3)]}","on":${dice(2) === 0}}` : '{}';
          store.append(eventOf(seq, { kind, body, by: 1 + dice(3), target: 1 + dice(6) }));
        }
        for (const [first, last] of [
          [1, 6],
          [2, 4],
          [5, 5],
        ] as const) {
          const counting = [...store.effectiveChangesOf(first, last)];
          expect(store.countChanges(first, last)).toBe(store.changesOf(first, last).length);
          expect(counting).toEqual(effectiveChanges(store.changesOf(first, last)));
          expect(counting.length).toBeGreaterThan(0);
        }
      }));

    it('[R6] finds the first event of a time', () =>
      withStore((store) => {
        fill(store, 0);
        for (const [seq, at] of [
          [1, 10],
          [2, 20],
          [3, 20],
          [4, 20],
          [5, 30],
        ] as const)
          store.append(eventOf(seq, { at }));
        expect([0, 10, 11, 20, 21, 30, 31].map((at) => store.firstSince(at, 1))).toEqual([1, 1, 2, 2, 5, 5, 6]);
        expect([store.firstSince(0, 4), store.firstSince(31, 6), store.firstSince(11, 4)]).toEqual([4, 6, 4]);
      }));

    it('keeps title and topic', () =>
      withStore((store) => {
        fill(store, 1);
        store.describe({ title: 'Tea', topic: `it's "hot"` });
        store.describe({ title: '', topic: 'x' });
        expect(store.facts()).toMatchObject({ title: '', topic: 'x', head: 1 });
      }));

    it('[G14] knows how big it is', () =>
      withStore((store) => {
        fill(store, 10);
        const before = store.bytes();
        for (let seq = 11; seq <= 60; seq += 1) store.append(eventOf(seq, { body: 'x'.repeat(4_000) }));
        expect(store.bytes() - before).toBeGreaterThan(100_000);
      }));
  });

  describe(`${name}'s transactions`, () => {
    it('[G14] that throw leave everything as it was, also before the first event', () =>
      withStore((store) => {
        const attempt = (work: () => void) =>
          expect(() =>
            store.atomically(() => {
              work();
              throw new Error('The disk is full');
            }),
          ).toThrow('The disk is full');
        attempt(() => fill(store, 3));
        expect(store.facts()).toMatchObject({ epoch: '', head: 0 });
        expect(store.findMember(key('A'))).toBeNull();
        fill(store, 3);
        attempt(() => {
          store.append(eventOf(4));
          store.addMember(rowOf(2));
          store.renameMember(1, 'Lost', ['likeName']);
          store.describe({ title: 'Lost', topic: 'Lost' });
          store.prune(3, 10);
        });
        expect(store.facts()).toMatchObject({ head: 3, floor: 1, title: '' });
        expect([store.memberAt(1), store.memberAt(2), store.nextMemberNumber()]).toEqual([rowOf(1), null, 2]);
        store.append(eventOf(4));
        expect(seqs(store.after(0, ALL))).toEqual([1, 2, 3, 4]);
      }));

    it('answer what their work answers', () => withStore((store) => expect(store.atomically(() => 7)).toBe(7)));
  });

  it(`${name} [U3] keeps the tally that was saved last, in one log and through its pruning`, () =>
    withStore((store) => {
      expect(store.savedWakes()).toBeNull();
      fill(store, 3);
      expect(store.savedWakes()).toBeNull();
      const tally = { since: 1_700_000_000_123, wakes: 7, awakeMs: 86_400_000, activeAt: 1_700_000_100_456 };
      store.saveWakes({ ...tally, wakes: 6 });
      store.saveWakes(tally);
      store.prune(3, 100);
      expect(store.savedWakes()).toEqual(tally);
      expect(store.facts()).toMatchObject({ epoch: EPOCH, floor: 3, head: 3 });
    }));

  describe(`${name}'s members`, () => {
    it('are found by id and by number, with their names and marks', () =>
      withStore((store) => {
        fill(store, 1);
        const guest = rowOf(2, {
          member: `guest:${'g'.repeat(22)}`,
          name: `Bob'; --`,
          marks: ['likeName', 'sameBadge'],
        });
        store.addMember(guest);
        expect([store.findMember(guest.member), store.memberAt(2)]).toEqual([guest, guest]);
        expect([store.findMember(key('a')), store.memberAt(3), store.nextMemberNumber()]).toEqual([null, null, 3]);
        store.renameMember(2, '漢 😀', []);
        expect(store.memberAt(2)).toEqual({ ...guest, name: '漢 😀', marks: [] });
        expect(store.memberAt(1)).toEqual(rowOf(1));
      }));

    it('[S6] who look alike are found by the face of their badge', () =>
      withStore((store) => {
        fill(store, 0);
        store.addMember(rowOf(2, { member: `AAAAAAAA${'x'.repeat(35)}` }));
        expect(store.hasBadgeFace('0 00·00', key('A'))).toBe(true);
        expect(store.hasBadgeFace('0 00·00', 'nobody')).toBe(true);
        expect(store.hasBadgeFace('9 00·00', key('A'))).toBe(false);
        expect(store.findMember(key('A'))).toEqual(rowOf(1));
      }));
  });

  describe(`${name}'s pruning`, () => {
    it('[R6] deletes below the floor, in ranges, and never lowers the floor', () =>
      withStore((store) => {
        fill(store, 20);
        expect([store.prune(11, 4), store.facts().floor]).toEqual([false, 5]);
        expect(seqs(store.after(0, ALL))[0]).toBe(5);
        expect([store.prune(11, 4), store.facts().floor, store.prune(11, 4), store.facts().floor]).toEqual([
          false,
          9,
          true,
          11,
        ]);
        expect([store.prune(3, 100), store.facts().floor]).toEqual([true, 11]);
        expect(seqs(store.before(99, ALL))).toEqual(Array.from({ length: 10 }, (_, index) => index + 11));
        expect(store.facts()).toMatchObject({ floor: 11, head: 20 });
        expect([store.after(3, { events: 1, bytes: 0 })[0]?.seq, store.before(11, ALL)]).toEqual([11, []]);
        expect(store.firstSince(0, 11)).toBe(11);
      }));

    it('of everything keeps counting, and time does not run back', () =>
      withStore((store) => {
        fill(store, 3);
        expect(store.prune(4, 100)).toBe(true);
        expect(store.facts()).toMatchObject({ floor: 4, head: 3, lastAt: 1_030 });
        expect([store.after(0, ALL), store.firstSince(0, 4)]).toEqual([[], 4]);
        store.append(eventOf(4));
        expect(store.facts()).toMatchObject({ floor: 4, head: 4, lastAt: 1_040 });
      }));

    it('blanks what changed a pruned event, and keeps its place', () =>
      withStore((store) => {
        fill(store, 3);
        for (const [seq, target] of [
          [4, 1],
          [5, 3],
        ] as const)
          store.append(eventOf(seq, { target }));
        store.prune(3, 100);
        expect(store.after(0, ALL).map(({ seq, body }) => [seq, body])).toEqual([
          [3, '{"text":"3"}'],
          [4, 'null'],
          [5, '{"text":"5"}'],
        ]);
      }));

    it('keeps members: old names are still known', () =>
      withStore((store) => {
        fill(store, 3);
        store.prune(4, 100);
        expect([store.memberAt(1), store.nextMemberNumber()]).toEqual([rowOf(1), 2]);
      }));
  });
}
