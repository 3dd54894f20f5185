// The keys: how they are written, which of them are single, where they lead (N6, N7, W4).
import { describe, expect, test } from 'vitest';
import { listKey, type PressedListKey, rowAfter } from '../../../../src/web/conversation/list-keys.ts';
import { isSingleKey, keyNames } from '../../../../src/web/palette/key-names.ts';
import { roomBeside, steadyOrder } from '../../../../src/web/sidebar/room-order.ts';

const plain: PressedListKey = { key: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

describe('[N6] a shortcut is named', () => {
  test.each([
    ['$mod+k', ['Ctrl', 'K'], ['⌘', 'K']],
    ['$mod+[Shift]+/', ['Ctrl', '/'], ['⌘', '/']],
    ['[Shift]+?', ['?'], ['?']],
    ['Alt+Shift+ArrowUp', ['Alt', 'Shift', '↑'], ['⌥', '⇧', '↑']],
    ['Escape', ['Esc'], ['Esc']],
    ['j', ['J'], ['J']],
    ['+', ['+'], ['+']],
    ['Home', ['Home'], ['Home']],
  ])('%s', (notation, elsewhere, onApple) => {
    expect(keyNames(notation, false)).toEqual(elsewhere);
    expect(keyNames(notation, true)).toEqual(onApple);
  });
});

test.each([
  ['[Shift]+?', true],
  ['[Shift]+/', true],
  ['+', true],
  ['j', true],
  ['$mod+k', false],
  ['$mod+[Shift]+/', false],
  ['Alt+ArrowUp', false],
  ['Escape', false],
  ['Shift+Escape', false],
])('[W4] %s is a single key: %s', (notation, single) => {
  expect(isSingleKey(notation)).toBe(single);
});

describe('[N7] in the list', () => {
  test.each<[Partial<PressedListKey>, ReturnType<typeof listKey>, ReturnType<typeof listKey>]>([
    // key, with single keys, without
    [{ key: 'ArrowUp' }, 'previous', 'previous'],
    [{ key: 'ArrowDown' }, 'next', 'next'],
    [{ key: 'k' }, 'previous', null],
    [{ key: 'j' }, 'next', null],
    [{ key: 'PageUp' }, 'pageUp', 'pageUp'],
    [{ key: 'PageDown' }, 'pageDown', 'pageDown'],
    [{ key: 'Home' }, 'first', 'first'],
    [{ key: 'End' }, 'last', 'last'],
    [{ key: 'Escape' }, 'leave', 'leave'],
    [{ key: 'j', ctrlKey: true }, null, null],
    [{ key: 'ArrowUp', altKey: true }, null, null],
    [{ key: 'Escape', shiftKey: true }, null, null],
    [{ key: 'x' }, null, null],
  ])('%o', (pressed, withSingle, without) => {
    expect(listKey({ ...plain, ...pressed }, true)).toBe(withSingle);
    expect(listKey({ ...plain, ...pressed }, false)).toBe(without);
  });

  /** Ten rows of 30, one of them taller than the page of 100. */
  const heights = [30, 30, 30, 30, 250, 30, 30, 30, 30, 30];
  const rows = heights.map((height, index) => {
    const top = heights.slice(0, index).reduce((sum, one) => sum + one, 0);
    return { top, bottom: top + height };
  });
  test.each([
    ['previous', 0, 0],
    ['previous', 5, 4],
    ['next', 9, 9],
    ['next', 4, 5],
    ['first', 7, 0],
    ['last', 2, 9],
    ['previous', -1, 9],
    ['pageDown', 0, 2],
    ['pageDown', 3, 4],
    ['pageDown', 8, 9],
    ['pageUp', 9, 7],
    ['pageUp', 5, 4],
    ['pageUp', 1, 0],
  ] as const)('%s leads from row %i to %i', (move, from, to) => {
    expect(rowAfter(move, from, rows, 100)).toBe(to);
  });
});

describe('[N7] from room to room', () => {
  const room = (id: string) => ({ id, title: '', alias: '' });
  const rooms = ['a', 'b', 'c', 'd'].map(room);

  test('the order stays while the page is open; new rooms come first', () => {
    const before = ['a', 'b', 'c'];
    expect(steadyOrder(before, ['c', 'a', 'b'].map(room)).map(({ id }) => id)).toEqual(before);
    expect(steadyOrder(before, ['n', 'c', 'a'].map(room)).map(({ id }) => id)).toEqual(['n', 'a', 'c']);
    expect(steadyOrder([], rooms)).toEqual(rooms);
  });

  test.each([
    ['b', 'up', 'a'],
    ['b', 'down', 'c'],
    ['a', 'up', null],
    ['d', 'down', null],
    [null, 'down', 'a'],
    [null, 'up', null],
    ['elsewhere', 'down', 'a'],
  ] as const)('from %s %s is %s', (from, step, to) => {
    expect(roomBeside(rooms, { from, step })?.id ?? null).toBe(to);
  });

  test('over those that are not wanted', () => {
    const isWanted = ({ id }: { id: string }) => id === 'd' || id === 'a';
    expect(roomBeside(rooms, { from: 'a', step: 'down', isWanted })?.id).toBe('d');
    expect(roomBeside(rooms, { from: 'd', step: 'up', isWanted })?.id).toBe('a');
    expect(roomBeside(rooms, { from: 'd', step: 'down', isWanted })).toBeNull();
  });
});
