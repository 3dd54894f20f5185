// What a chat says around the conversation: on coming in, about what was refused, and while the room is not reached.
import stringWidth from 'string-width';
import { describe, expect, test, vi } from 'vitest';
import { initialState } from '../../../src/client/initial-state.ts';
import type { SearchState } from '../../../src/client/search-state.ts';
import type { ConnectionState, Delivery, PendingPost, RoomEngine, RoomState } from '../../../src/client/state.ts';
import { plainInk } from '../../../src/terminal/screen/ink.ts';
import { renderEntry } from '../../../src/terminal/screen/render.ts';
import type { Entry } from '../../../src/terminal/screen/span.ts';
import { greeting } from '../../../src/terminal/talk/larger-entries.ts';
import { type ObeyPorts, obey } from '../../../src/terminal/talk/obey.ts';
import { searchRoom } from '../../../src/terminal/talk/search-room.ts';
import { momentLines } from '../../../src/terminal/talk/status-lines.ts';

const ANN = 'A'.repeat(43);
const waiting: ConnectionState = { status: 'waiting', since: 0, retryAt: 1, online: true };
const joined: ConnectionState = { status: 'joined', since: 0, caughtUp: true };
const known = initialState({
  ...{ identity: { member: ANN }, name: 'Ann', room: 'tea', platform: { clock: { now: () => 0 } } },
} as unknown as Parameters<typeof initialState>[0]);
const linesOf = (entries: readonly Entry[], columns = 80) =>
  entries.flatMap((entry) => renderEntry(entry, { columns, ink: plainInk }));

function engineIn(connection: ConnectionState, answer?: SearchState): RoomEngine {
  const search = vi.fn((_: unknown, tell: (state: SearchState) => void) => answer && tell(answer));
  return { state: { ...known, connection }, search } as unknown as RoomEngine;
}

function refused(kind: string, delivery: Delivery): string {
  const post = {
    id: 'a',
    room: 'tea',
    epoch: '',
    base: 1,
    kind,
    target: 7,
    body: { text: 'hi' },
    composedAt: 1,
    order: 1,
  };
  const state: RoomState = { ...known, outbox: [{ ...post, delivery } satisfies PendingPost] };
  return momentLines(state)
    .flat()
    .map(({ text }) => text)
    .join('');
}

describe('what was refused', () => {
  test('is offered again only where that can help', () => {
    expect(refused('message', { status: 'refused', code: 'storageFull' })).toContain('(/retry, /discard): hi');
    expect(refused('message', { status: 'unknown' })).toContain('(/retry, /discard)');
    expect(refused('edit', { status: 'refused', code: 'notYours' })).toContain('(/discard)');
  });

  test('is told in words, a deletion too', () => {
    expect(refused('redact', { status: 'refused', code: 'notYours' })).toBe(
      '✗ not sent, that message is someone else’s (/discard): deleting 7',
    );
  });
});

describe('without a connection', () => {
  test('/who does not count whom it cannot see', () => {
    const print = vi.fn();
    obey({ name: 'who', seq: null, words: '' }, { engine: engineIn(waiting), print } as unknown as ObeyPorts);
    expect(linesOf(print.mock.calls.flat())).toEqual(['Not connected: who is here cannot be known now.']);
  });

  test('/search says that it waits', () => {
    const print = vi.fn();
    searchRoom(engineIn(waiting), 'tea', print);
    expect(linesOf(print.mock.calls.flat())).toEqual([
      'Not connected: what is found is shown when the room is reached again.',
    ]);
    searchRoom(engineIn(joined), 'tea', print);
    expect(print).toHaveBeenCalledTimes(1);
  });
});

test('what was found has a day and a time', () => {
  const print = vi.fn();
  const at = new Date().setHours(9, 5);
  const hits = [{ seq: 3, at, by: ANN, id: 'a', kind: 'message', text: 'tea', ranges: [] }];
  searchRoom(engineIn(joined, { status: 'found', hits, next: null }), 'tea', print);
  expect(linesOf(print.mock.calls.flat())[1]).toBe('3 Today 09:05 Ann: tea');
});

describe('on coming in', () => {
  const greet = (topic: string, columns: number) =>
    linesOf([greeting({ ...known, room: { id: 'tea', title: '', topic } }, columns)], columns);

  test('a short topic is whole', () => {
    expect(greet('all about tea', 80)).toEqual(['tea — all about tea · nobody else is here · /help']);
  });

  test.each([120, 80, 60])('a long one fills two rows at most, of %i columns', (columns) => {
    const lines = greet('every kind of tea there is, '.repeat(10).trim(), columns);
    expect(lines.length).toBeLessThanOrEqual(2);
    expect(lines.join(' ')).toMatch(/… · nobody else is here · \/help$/);
    expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(columns);
  });
});
