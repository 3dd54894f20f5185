// What can be done with which message, by which keys, and who reacted.
import { describe, expect, it, test } from 'vitest';
import { deedsFor } from '../../../../src/web/actions/deeds.ts';
import { meaningOfKey } from '../../../../src/web/actions/row-keys.ts';
import { whoReacted } from '../../../../src/web/actions/who-reacted.ts';
import type { MessageAt } from '../../../../src/web/conversation/message-at.ts';

const ANN = 'guest:annannannannannann';
const BO = 'guest:bobobobobobobobobo';

describe('[A1] what can be done', () => {
  const content = { type: 'text', text: 'x', mentions: [], reply: null, action: false, editedAt: null } as const;
  test.each<[string, MessageAt, readonly string[]]>([
    [
      "one's own message",
      { status: 'there', by: ANN, content },
      ['reply', 'edit', 'copyText', 'copyLink', 'markUnread', 'delete'],
    ],
    ["someone else's", { status: 'there', by: BO, content }, ['reply', 'copyText', 'copyLink', 'markUnread']],
    ['what was deleted', { status: 'deleted', by: ANN }, []],
    ['what is not loaded', { status: 'unknown' }, []],
    ['what is not kept', { status: 'gone' }, []],
  ])('with %s', (_, message, deeds) => expect(deedsFor(message, ANN)).toEqual(deeds));
});

describe('[A1] [W4] the keys of a row', () => {
  const press = (key: string, more: Partial<KeyboardEvent> = {}) =>
    ({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more }) as KeyboardEvent;

  test.each([
    ['r', 'reply'],
    ['R', 'reply'],
    ['e', 'edit'],
    ['c', 'copyLink'],
    ['+', 'react'],
    [':', 'react'],
    ['Delete', 'delete'],
    ['Backspace', 'delete'],
    ['Enter', 'menu'],
    ['x', null],
    ['ArrowDown', null],
  ])('%s means %s', (key, meaning) => expect(meaningOfKey(press(key), true)).toBe(meaning));

  it('leaves keys with a modifier to the browser, but for undoing', () => {
    for (const more of [{ ctrlKey: true }, { metaKey: true }, { altKey: true }])
      for (const key of ['r', 'c', 'e', 'Delete']) expect(meaningOfKey(press(key, more), true)).toBeNull();
    expect(meaningOfKey(press('z', { ctrlKey: true }), true)).toBe('undo');
    expect(meaningOfKey(press('z', { metaKey: true }), true)).toBe('undo');
    expect(meaningOfKey(press('z', { ctrlKey: true, shiftKey: true }), true)).toBeNull();
    expect(meaningOfKey(press('+', { shiftKey: true }), true)).toBe('react');
  });

  it('can do without single characters', () => {
    for (const key of ['r', 'e', 'c', '+', ':']) expect(meaningOfKey(press(key), false)).toBeNull();
    expect(meaningOfKey(press('Delete'), false)).toBe('delete');
    expect(meaningOfKey(press('Enter'), false)).toBe('menu');
  });
});

describe('[A4] who reacted', () => {
  const say = (members: readonly string[]) =>
    whoReacted({
      changes: new Map([
        [7, { edit: null, isDeleted: false, reactions: [{ emoji: '🎉', members }], words: new Map() }],
      ]),
      seq: 7,
      emoji: '🎉',
      you: ANN,
      nameOf: (member) => member,
    });

  it('names the reader first, then others in the order they came', () => {
    expect(say(['Bo', ANN, 'Cy'])).toBe('You, Bo, and Cy reacted with 🎉');
    expect(say(['Bo'])).toBe('Bo reacted with 🎉');
    expect(say([])).toBeNull();
  });

  it('names twenty and counts the rest', () => {
    const many = Array.from({ length: 25 }, (_, i) => `N${i}`);
    expect(say(many)).toContain('N19, and 5 others reacted with 🎉');
    expect(say(many)).not.toContain('N20');
    expect(say(many.slice(0, 21))).toContain('N19, and 1 other reacted');
  });
});
