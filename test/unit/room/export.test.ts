// The whole log as a file: every event once, in order, as it reads now; nothing of what was deleted.
import { describe, expect, it } from 'vitest';
import type { ExportFormat } from '../../../src/protocol/export.ts';
import type { ExportPlace } from '../../../src/room/export-turn.ts';
import { desk, incoming, post } from '../../support/test-hooks.ts';
import { type Person, TestRoom } from '../../support/test-room.ts';

function say(room: TestRoom, person: Person, kind: string, body: unknown, target?: number): void {
  const { epoch, head } = room.store.facts();
  const id = `${head}`.padStart(16, 'e');
  room.say(person, { type: 'post', posts: [{ id, epoch, base: head, kind, body, ...(target && { target }) }] });
}

function fileOf(room: TestRoom, format: ExportFormat): { text: string; turns: number } {
  let text = '';
  let turns = 0;
  let place: ExportPlace | null = null;
  do {
    const turn = room.room.answers.exportTurn(format, place);
    text += turn.text;
    turns += 1;
    place = turn.next;
  } while (place !== null);
  return { text, turns };
}

function talk(): TestRoom {
  const room = new TestRoom();
  const ann = room.join('A');
  const bob = room.join('B');
  say(room, ann, 'message', { text: 'one\nmore' });
  say(room, ann, 'message', { text: 'CANARY' });
  say(room, bob, 'message', { text: 'waves', action: true, reply: 1 });
  say(room, ann, 'edit', { text: 'one, rather\nmore' }, 1);
  say(room, bob, 'react', { emoji: '👍', on: true }, 1);
  say(room, ann, 'react', { emoji: '👍', on: true }, 1);
  say(room, ann, 'react', { emoji: '🎉', on: true }, 1);
  say(room, ann, 'react', { emoji: '🎉', on: false }, 1);
  say(room, ann, 'redact', {}, 2);
  say(room, ann, 'room', { title: 'Tea', topic: '' });
  say(room, bob, 'name', { name: 'Bea' });
  return room;
}

describe('an export for people', () => {
  it('[G19] reads as the room does now', () => {
    const { text } = fileOf(talk(), 'text');
    const lines = text
      .replaceAll(/\[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\]/g, '[at]')
      .split('\n')
      .slice(4);
    expect(lines).toEqual([
      '[at] #1 Member A (00·00): one, rather',
      '  more (edited)',
      '  👍 2',
      '[at] #2 Member A (00·00): (deleted)',
      '[at] #3 Bea (41·04): (answers #1) /me waves',
      '[at] #10 * Member A (00·00) changed the title to “Tea” and the topic to “”',
      '[at] #11 * Member B is now called Bea',
      '',
    ]);
    expect(text.split('\n')[2]).toMatch(/^After a name: the badge/);
    expect(text.slice(0, 30)).toMatch(/^Tea \(test\)\nExported \d{4}/);
  });
});

it('[G19] an export for people tells bots from guests', async () => {
  const room = new TestRoom();
  desk(room).make(incoming());
  await post(room, ['built']);
  expect(fileOf(room, 'text').text).toMatch(/ #1 \S+ \(bot\): built\n$/);
});

describe('an export for programs', () => {
  it('[G19] has every event as it is kept, one a line', () => {
    const room = talk();
    const [head, ...lines] = fileOf(room, 'ndjson')
      .text.trimEnd()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    expect(head).toMatchObject({ type: 'room', id: 'test', title: 'Tea', floor: 1, head: 11 });
    expect(lines).toHaveLength(11);
    expect(lines[0]).toEqual({
      ...{ type: 'event', seq: 1, at: expect.any(Number), by: 'A'.repeat(43), name: 'Member A' },
      ...{ id: '0'.padStart(16, 'e'), kind: 'message', body: { text: 'one\nmore' } },
    });
    expect(lines[1]).toMatchObject({ seq: 2, body: null });
    expect(lines[3]).toMatchObject({ seq: 4, kind: 'edit', target: 1 });
    expect(JSON.stringify(lines)).not.toContain('CANARY');
  });

  it('goes on where it was, ends at the head it began with, and writes nothing', () => {
    const room = new TestRoom();
    const ann = room.join('A');
    for (let i = 0; i < 4_100; i += 1) say(room, ann, 'message', { text: `${i}` });
    const { writes } = room.store;
    const first = room.room.answers.exportTurn('ndjson', null);
    say(room, ann, 'message', { text: 'too late' });
    const second = room.room.answers.exportTurn('ndjson', first.next);
    room.evict();
    const third = room.room.answers.exportTurn('ndjson', second.next);
    const seqs = `${first.text}${second.text}${third.text}`.match(/"seq":\d+/g);
    expect(seqs).toEqual(Array.from({ length: 4_100 }, (_, i) => `"seq":${i + 1}`));
    expect([second.next?.until, third.next, room.store.writes]).toEqual([4_100, null, writes + 1]);
  });

  it('[E7] of a room in which nothing was said says so', () => {
    const room = new TestRoom();
    expect(fileOf(room, 'ndjson').text).toMatch(/^\{"type":"room",.*"floor":1,"head":0,.*\}\n$/);
    expect(fileOf(room, 'text')).toMatchObject({ turns: 1 });
    expect(room.store.writes).toBe(0);
  });

  it('[R6] leaves out what has expired', () => {
    const room = new TestRoom({ historyEvents: 2 });
    const ann = room.join('A');
    for (const text of ['one', 'two', 'three']) say(room, ann, 'message', { text });
    expect(fileOf(room, 'text').text).toContain('Events before 2 are no longer kept.');
    expect(fileOf(room, 'text').text).not.toContain('one');
  });
});
