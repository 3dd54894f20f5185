// Pages for those without a socket: nothing twice, nothing left out, as it reads now.
import { describe, expect, it } from 'vitest';
import type { PageAsk } from '../../../src/room/pages.ts';
import { type Person, TestRoom } from '../../support/test-room.ts';

function say(room: TestRoom, person: Person, kind: string, body: unknown, target?: number): void {
  const { epoch, head } = room.store.facts();
  const id = `${head}`.padStart(16, 'e');
  room.say(person, { type: 'post', posts: [{ id, epoch, base: head, kind, body, ...(target && { target }) }] });
}

interface Page {
  items: { seq: number; text?: string | null }[];
  older: number | null;
  newer: number;
  head: number;
}

const pageOf = (room: TestRoom, of: 'events' | 'messages', ask: PageAsk): Page =>
  JSON.parse(room.room.answers.page(of, ask));

/** Messages 1, 3, 5 … with a reaction behind each; the last 20 events are reactions alone. */
function talk(): TestRoom {
  const room = new TestRoom();
  const ann = room.join('A');
  for (let n = 0; n < 20; n += 1) {
    say(room, ann, 'message', { text: `${n}` });
    say(room, ann, 'react', { emoji: '👍', on: true }, 2 * n + 1);
  }
  for (let n = 0; n < 20; n += 1) say(room, ann, 'react', { emoji: '🎉', on: n % 2 === 0 }, 1);
  return room;
}

describe.each(['messages', 'events'] as const)('[P4] pages of %s', (of) => {
  const all =
    of === 'messages' ? Array.from({ length: 20 }, (_, n) => 2 * n + 1) : Array.from({ length: 60 }, (_, n) => n + 1);

  it.each([1, 3, 7, 50])('of %i, from the newest back, hold everything once', (limit) => {
    const room = talk();
    const seen: number[] = [];
    let before: number | null | undefined;
    let pages = 0;
    do {
      const page = pageOf(room, of, { limit, ...(before !== undefined && before !== null && { before }) });
      expect(page.items.length).toBeLessThanOrEqual(limit);
      seen.unshift(...page.items.map(({ seq }) => seq));
      before = page.older;
      pages += 1;
    } while (before !== null && pages < 100);
    expect(seen).toEqual(all);
  });

  it.each([1, 3, 7, 50])('of %i, from the beginning on, hold everything once', (limit) => {
    const room = talk();
    const seen: number[] = [];
    let after = 0;
    for (let pages = 0; pages < 100 && after < 60; pages += 1) {
      const page = pageOf(room, of, { limit, after });
      seen.push(...page.items.map(({ seq }) => seq));
      expect(page.newer).toBeGreaterThan(after);
      after = page.newer;
    }
    expect(seen).toEqual(all);
    expect(pageOf(room, of, { after: 60 })).toMatchObject({ items: [], newer: 60 });
  });

  it('of an empty room, and beyond the ends, are empty', () => {
    expect(pageOf(new TestRoom(), of, {})).toMatchObject({ items: [], older: null, newer: 0, head: 0 });
    const room = talk();
    expect(pageOf(room, of, { before: 1 })).toMatchObject({ items: [], older: null, newer: 0 });
    expect(pageOf(room, of, { after: 1_000 })).toMatchObject({ items: [], newer: 60 });
  });

  it('[R6] do not go below the floor', () => {
    const room = new TestRoom({ historyEvents: 2 });
    const ann = room.join('A');
    for (const text of ['one', 'two', 'three']) say(room, ann, 'message', { text });
    expect(pageOf(room, of, {})).toMatchObject({ items: [{ seq: 2 }, { seq: 3 }], older: null });
    expect(pageOf(room, of, { after: 0 })).toMatchObject({ items: [{ seq: 2 }, { seq: 3 }] });
    expect(room.room.answers.message(1)).toBeNull();
  });
});

describe('[P4] a message', () => {
  it('[G19] reads as it does now', () => {
    const room = new TestRoom();
    const [ann, bob] = [room.join('A'), room.join('B')];
    say(room, ann, 'message', { text: 'first' });
    say(room, bob, 'message', { text: 'waves', action: true, reply: 1 });
    say(room, ann, 'edit', { text: 'second' }, 1);
    say(room, ann, 'edit', { text: 'third' }, 1);
    say(room, bob, 'react', { emoji: '👍', on: true }, 1);
    say(room, ann, 'message', { text: 'CANARY' });
    say(room, ann, 'redact', {}, 6);
    const { items } = pageOf(room, 'messages', {});
    expect(items).toMatchObject([
      { seq: 1, name: 'Member A', text: 'third', reactions: [{ emoji: '👍', members: ['B'.repeat(43)] }] },
      { seq: 2, text: 'waves', action: true, reply: 1, reactions: [] },
      { seq: 6, text: null, reactions: [] },
    ]);
    expect(items.map((item) => 'editedAt' in item)).toEqual([true, false, false]);
    expect(JSON.stringify(items) + room.room.answers.page('events', {})).not.toContain('CANARY');
    expect(JSON.parse(room.room.answers.message(1) ?? '')).toEqual(items[0]);
    expect([room.room.answers.message(3), room.room.answers.message(99)]).toEqual([null, null]);
  });
});
