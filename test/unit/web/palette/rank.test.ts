// What the palette finds for what was typed (N5).
import { describe, expect, test } from 'vitest';
import type { PaletteItem } from '../../../../src/web/palette/items.ts';
import { moveInList } from '../../../../src/web/palette/list-move.ts';
import { makeChooser } from '../../../../src/web/palette/palette-choice.ts';
import { makeRanker } from '../../../../src/web/palette/rank.ts';

const texts = [
  'New room',
  'Share this room',
  'Night shift',
  'Café Zürich',
  'Иван Петров',
  '🦊 den',
  'Room 7',
  'Ann-Marie',
];

describe('[N5] what was typed finds', () => {
  const rank = makeRanker(texts);
  test.each([
    ['night', 'Night shift'],
    ['nght', 'Night shift'],
    ['NIGHT SHIFT', 'Night shift'],
    ['shift night', 'Night shift'],
    ['cafe', 'Café Zürich'],
    ['zurich', 'Café Zürich'],
    ['иван', 'Иван Петров'],
    ['🦊', '🦊 den'],
    ['room 7', 'Room 7'],
    ['ann-m', 'Ann-Marie'],
    ['-marie', 'Ann-Marie'],
    ['"new', 'New room'],
  ])('%s → %s first', (typed, first) => {
    expect(texts[rank(typed)[0] ?? -1]).toBe(first);
  });

  test('nothing that is not there, and everything for nothing', () => {
    expect(rank('xyzzy')).toEqual([]);
    expect(rank('☃')).toEqual([]);
    expect(rank('  ')).toEqual(texts.map((_, index) => index));
  });

  test('a beginning before a middle', () => {
    const order = makeRanker(['Broomstick', 'Room of one']);
    expect(order('room')).toEqual([1, 0]);
  });
});

describe('[N5] the list', () => {
  const item = (kind: PaletteItem['kind'], label: string): PaletteItem => {
    const offer = { key: `${kind} ${label}`, label, also: '', leads: false, run() {} };
    if (kind === 'room') return { ...offer, kind, room: label };
    return kind === 'person' ? { ...offer, kind, member: label } : { ...offer, kind, keys: null };
  };
  const many = Array.from({ length: 60 }, (_, index) => item('person', `Otter ${index}`));
  const choose = makeChooser([item('room', 'Lobby'), item('action', 'Settings'), ...many]);

  test('shows a few of each kind while nothing is typed', () => {
    expect(choose(' ').map(({ kind, items }) => [kind, items.length])).toEqual([
      ['room', 1],
      ['action', 1],
      ['person', 5],
    ]);
  });

  test('is one, bounded, as soon as something is', () => {
    expect(choose('otter').map(({ kind, items }) => [kind, items.length])).toEqual([[null, 50]]);
    expect(choose('sett')[0]?.items[0]?.label).toBe('Settings');
    expect(choose('xyzzy')).toEqual([]);
  });

  test.each([
    ['ArrowDown', 0, 1],
    ['ArrowDown', 9, 0],
    ['ArrowUp', 0, 9],
    ['PageDown', 0, 8],
    ['PageDown', 5, 9],
    ['PageUp', 5, 0],
    ['Home', 5, null],
    ['a', 5, null],
  ])('%s leads from %i to %s', (key, from, to) => {
    expect(moveInList(key, from, 10)).toBe(to);
  });

  test('that is empty leads nowhere', () => {
    expect(moveInList('ArrowDown', 0, 0)).toBe(0);
  });
});
