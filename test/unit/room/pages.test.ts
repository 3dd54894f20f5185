import { describe, expect, it, test } from 'vitest';
import { MAX_PAGE_BYTES } from '../../../src/protocol/limits.ts';
import type { Up } from '../../../src/protocol/up.ts';
import { only, seqsOf } from '../../support/frames-of.ts';
import { messagePost, type Person, TestRoom } from '../../support/test-room.ts';

const range = (first: number, last: number) =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);

function roomOf(count: number, text = 'x', limits = {}): { room: TestRoom; ann: Person } {
  const room = new TestRoom(limits);
  const ann = room.join('A');
  for (let written = 0; written < count; written += 1) {
    room.say(ann, {
      type: 'post',
      posts: [messagePost(text, room.store.facts().head, { epoch: room.store.facts().epoch })],
    });
  }
  ann.peer.sent.splice(0);
  return { room, ann };
}

const ask = ({ room, ann }: { room: TestRoom; ann: Person }, wish: Partial<Extract<Up, { type: 'page' }>> = {}) => {
  room.say(ann, { type: 'page', ref: 3, ...wish });
  return only(ann.peer.take(), 'page');
};

describe('[Q1] a page', () => {
  const full = roomOf(240);
  const table: [Partial<Extract<Up, { type: 'page' }>>, number[]][] = [
    [{}, range(191, 240)],
    [{ limit: 3 }, range(238, 240)],
    [{ limit: 0 }, [240]],
    [{ limit: 101 }, range(141, 240)],
    [{ limit: 1_000_000 }, range(141, 240)],
    [{ before: 100 }, range(50, 99)],
    [{ before: 100, limit: 2 }, [98, 99]],
    [{ before: 10 }, range(1, 9)],
    [{ before: 1 }, []],
    [{ before: 0 }, []],
    [{ before: Number.MAX_SAFE_INTEGER }, range(191, 240)],
    [{ after: 0 }, range(1, 50)],
    [{ after: 237 }, [238, 239, 240]],
    [{ after: 240 }, []],
    [{ after: 9_999 }, []],
    [{ before: 50, after: 10, limit: 2 }, [48, 49]],
  ];
  test.each(table)('%j', (wish, seqs) => {
    const page = ask(full, wish);
    expect(seqsOf(page.events)).toEqual(seqs);
    expect([page.asOf, page.floor, page.ref, page.changes]).toEqual([240, 1, 3, []]);
  });

  it('holds at most 256 KiB in whatever script, and at least one event', () => {
    const wide = roomOf(100, '漢'.repeat(4_000));
    wide.room.say(wide.ann, { type: 'page', ref: 1, limit: 100 });
    const bytes = new TextEncoder().encode(wide.ann.peer.sent[0]).length;
    expect(bytes).toBeLessThan(MAX_PAGE_BYTES + 1_000);
    expect(bytes).toBeGreaterThan(MAX_PAGE_BYTES * 0.9);
    expect(seqsOf(only(wide.ann.peer.take(), 'page').events).at(-1)).toBe(100);
    expect(seqsOf(ask(wide, { after: 0, limit: 100 }).events)[0]).toBe(1);
  });

  it('of an empty room is empty', () => {
    const page = ask(roomOf(0));
    expect([page.events, page.asOf, page.floor]).toEqual([[], 0, 1]);
  });

  it('[E6] names the authors on it, and only those', () => {
    const { room, ann } = roomOf(3);
    room.say(room.join('B'), { type: 'post', posts: [messagePost('Hi')] });
    ann.peer.take();
    expect(Object.keys(ask({ room, ann }).members)).toEqual(['A'.repeat(43), 'B'.repeat(43)]);
    expect(Object.keys(ask({ room, ann }, { limit: 1 }).members)).toEqual(['B'.repeat(43)]);
  });

  it('[R6] never reaches below the floor, pruned or not', () => {
    const short = roomOf(30, 'x', { historyEvents: 20 });
    expect(short.room.store.facts().floor).toBe(1);
    expect(seqsOf(ask(short, { limit: 100 }).events)).toEqual(range(11, 30));
    expect(seqsOf(ask(short, { after: 0 }).events)).toEqual(range(11, 30));
    expect(seqsOf(ask(short, { before: 15 }).events)).toEqual(range(11, 14));
    expect(ask(short, { before: 11 })).toMatchObject({ events: [], floor: 11, asOf: 30 });
  });
});

it('[Q2] carries the later events that change what is on it', () => {
  const { room, ann } = roomOf(10);
  // No kind of today has a target: one of tomorrow is written past the rules.
  room.store.append({ seq: 11, at: 0, by: 1, id: 'change-000000001', kind: 'edit', target: 5, body: '{"text":"new"}' });
  room.store.append({ seq: 12, at: 0, by: 1, id: 'change-000000002', kind: 'edit', target: 9, body: '{"text":"new"}' });
  room.evict();
  const page = ask({ room, ann }, { after: 3, limit: 3 });
  expect(seqsOf(page.events)).toEqual([4, 5, 6]);
  expect(page.changes).toMatchObject([{ seq: 11, target: 5, kind: 'edit', body: { text: 'new' } }]);
  expect(page.asOf).toBe(12);
});
