// The composer's small rules: Enter, commands, length, long texts.
import { describe, expect, it, test } from 'vitest';
import { commandsLike, readWritten } from '../../../../src/web/conversation/commands.ts';
import { isNewLine, isSendKey, type PressedKey } from '../../../../src/web/conversation/enter-key.ts';
import { estimateLines, isLong } from '../../../../src/web/conversation/long-text.ts';
import { measureText } from '../../../../src/web/conversation/text-length.ts';

const ENTER: PressedKey = {
  key: 'Enter',
  keyCode: 13,
  isComposing: false,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
};

describe('Enter (C2, C3)', () => {
  test.each<[string, Partial<PressedKey>, boolean, boolean]>([
    // what, key, sends with a keyboard, sends on touch
    ['Enter', {}, true, false],
    ['Shift+Enter', { shiftKey: true }, false, false],
    ['Alt+Enter', { altKey: true }, false, false],
    ['Ctrl+Enter', { ctrlKey: true }, true, true],
    ['Cmd+Enter', { metaKey: true }, true, true],
    ['Enter that ends a composition', { isComposing: true }, false, false],
    ['Enter of an input method in Safari', { keyCode: 229 }, false, false],
    ['Ctrl+Enter while composing', { ctrlKey: true, isComposing: true }, false, false],
    ['another key', { key: 'a', keyCode: 65 }, false, false],
    ['Ctrl and another key', { key: 'a', ctrlKey: true }, false, false],
  ])('%s', (_, key, withKeyboard, onTouch) => {
    expect(isSendKey({ ...ENTER, ...key }, false)).toBe(withKeyboard);
    expect(isSendKey({ ...ENTER, ...key }, true)).toBe(onTouch);
  });
});

test.each([
  // choice, with a keyboard, on touch
  ['device', false, true],
  ['send', false, false],
  ['newline', true, true],
] as const)('[V8] Enter alone, when the choice is %s', (choice, withKeyboard, onTouch) => {
  expect(isNewLine(choice, false)).toBe(withKeyboard);
  expect(isNewLine(choice, true)).toBe(onTouch);
});

describe('commands (C12)', () => {
  const command = (name: string, text = '') => ({ type: 'command', command: { name, text } });
  const text = (words: string) => ({ type: 'text', text: words });
  test.each([
    ['/nick Ann', command('nick', 'Ann')],
    ['/nick   Ann  Lee ', command('nick', 'Ann  Lee')],
    ['/Nick Ann', command('nick', 'Ann')],
    ['/nick', { type: 'incomplete', name: 'nick' }],
    ['/me  ', { type: 'incomplete', name: 'me' }],
    ['/me waves\nand bows', command('me', 'waves\nand bows')],
    ['/topic Release week', command('topic', 'Release week')],
    ['/topic', command('topic')],
    ['/shrug', command('shrug')],
    ['/shrug who knows', command('shrug', 'who knows')],
    ['/help', command('help')],
    ['/help me please', command('help')],
    ['/invite', command('invite')],
    ['/who', command('who')],
    ['/leave', command('leave')],
    ['/search from:ann door', command('search', 'from:ann door')],
    ['/search', command('search')],
    ['/nickname', { type: 'unknown', name: 'nickname' }],
    ['/etc/passwd is a file', { type: 'unknown', name: 'etc/passwd' }],
    ['/constructor', { type: 'unknown', name: 'constructor' }],
    ['//nick Ann', text('/nick Ann')],
    ['//', text('/')],
    ['/', text('/')],
    ['/ alone', text('/ alone')],
    [' /nick Ann', text(' /nick Ann')],
    ['see /nick Ann', text('see /nick Ann')],
  ])('%j', (written, expected) => {
    expect(readWritten(written)).toEqual(expected);
  });

  it('are offered by their beginning, in the order of the table', () => {
    expect(commandsLike('')).toEqual(['help', 'nick', 'me', 'topic', 'shrug', 'invite', 'who', 'search', 'leave']);
    expect(commandsLike('S')).toEqual(['shrug', 'search']);
    expect(commandsLike('x')).toEqual([]);
  });
});

describe('length (C10)', () => {
  test.each([
    ['a'.repeat(3_599), { state: 'fine' }],
    ['a'.repeat(3_600), { state: 'near', length: 3_600 }],
    ['a'.repeat(4_000), { state: 'near', length: 4_000 }],
    ['a'.repeat(4_001), { state: 'over', over: 1 }],
    ['😀'.repeat(4_000), { state: 'near', length: 4_000 }],
    ['😀'.repeat(4_001), { state: 'over', over: 1 }],
    ['e\u0301'.repeat(4_000), { state: 'near', length: 4_000 }],
    [`${'a'.repeat(4_000)}   \n`, { state: 'near', length: 4_000 }],
    // One of the characters that NFC makes three of.
    ['\ufb2c'.repeat(1_400), { state: 'over', over: 200 }],
  ])('of text %#', (text, expected) => {
    expect(measureText(text)).toEqual(expected);
  });
});

describe('long texts (L13)', () => {
  test.each([
    ['', 1],
    ['one', 1],
    ['one\ntwo\n', 3],
    ['a'.repeat(101), 2],
    ['字'.repeat(60), 2],
    [`\`\`\`\n${'a'.repeat(1_000)}\n\`\`\``, 3],
    [`~~~ts\n${'x\n'.repeat(30)}~~~\n${'a'.repeat(201)}`, 35],
  ])('%j has about %i lines of 100', (text, lines) => {
    expect(estimateLines(text, 100)).toBe(lines);
  });

  it('are cut only when that hides more than a few lines', () => {
    expect(isLong('x\n'.repeat(22), 100)).toBe(false);
    expect(isLong('x\n'.repeat(40), 100)).toBe(true);
    expect(isLong('x'.repeat(4_000), 92)).toBe(true);
    expect(isLong('x'.repeat(2_000), 92)).toBe(false);
  });
});
