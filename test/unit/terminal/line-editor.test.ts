// The text being typed: every key does what shells have taught people, and a paste sends nothing.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { complete } from '../../../src/terminal/editor/complete.ts';
import { emptyEditor, insert, type LineEditor, withText } from '../../../src/terminal/editor/line-editor.ts';
import { type Key, pressKey } from '../../../src/terminal/editor/press-key.ts';

const key = (name: string, also: Partial<Key> = {}): Key => ({ name, ...also });
const ctrl = (name: string) => key(name, { ctrl: true });
const meta = (name: string) => key(name, { meta: true });
const typed = (text: string) => withText(emptyEditor, text);

function press(editor: LineEditor, ...keys: Key[]): LineEditor {
  return keys.reduce((now, one) => pressKey(now, undefined, one).editor, editor);
}

/** The text with the cursor in it. */
const seen = ({ text, cursor }: LineEditor) => `${text.slice(0, cursor)}|${text.slice(cursor)}`;

describe('a key', () => {
  test.each<[string, string, Key[]]>([
    ['moves by letters as readers see them', 'a👨‍👩‍👧|é', [key('left')]],
    ['moves to the start', '|a👨‍👩‍👧é', [ctrl('a')]],
    ['moves back to the end', 'a👨‍👩‍👧é|', [key('home'), key('end')]],
    ['moves on', 'a|👨‍👩‍👧é', [key('home'), key('right')]],
    ['removes a whole letter', 'aé|'.replace('é|', '|é'), [key('left'), key('backspace')]],
    ['removes the letter after', 'a|é', [key('home'), key('right'), key('delete')]],
    ['stops at the edges', 'a👨‍👩‍👧é|', [key('right'), key('right')]],
  ])('%s', (_, expected, keys) => {
    expect(seen(press(typed('a👨‍👩‍👧é'), ...keys))).toBe(expected);
  });

  test.each<[string, string, Key[]]>([
    ['cuts the word before', 'one two |', [ctrl('w')]],
    ['puts back what was cut', 'one two three|', [ctrl('w'), ctrl('y')]],
    ['cuts to the start', '|', [ctrl('u')]],
    ['cuts to the end', 'one two |', [meta('b'), ctrl('k')]],
    ['moves by words', 'one| two three', [key('home'), meta('f')]],
    ['cuts the word after', 'one | three', [meta('b'), meta('b'), meta('d')]],
    ['clears', '|', [ctrl('c')]],
    ['makes a new line', 'one two three\n|', [meta('return')]],
    ['cuts on over the start of a line', 'one two three|', [meta('return'), ctrl('u')]],
    ['cuts on over its end', 'one two three|', [meta('return'), key('up'), ctrl('e'), ctrl('k')]],
    ['that nobody knows does nothing', 'one two three|', [key('f5', { sequence: '\u001b[15~' }), ctrl('constructor')]],
  ])('%s', (_, expected, keys) => {
    expect(seen(press(typed('one two three'), ...keys))).toBe(expected);
  });

  test.each<[string, string, Key[]]>([
    ['x 𝒳𝒴', 'x |𝒳𝒴', [meta('b')]],
    ['x ←\u0338', '|x ←\u0338', [meta('b')]],
    ['é́a b', 'é́a| b', [key('home'), meta('f')]],
    ['x  \u0338y', 'x |', [ctrl('w')]],
    ['👨‍👩‍👧\nab', '|👨‍👩‍👧\nab', [key('left'), key('up')]],
  ])('takes words for what readers do: %j', (text, expected, keys) => {
    expect(seen(press(typed(text), ...keys))).toBe(expected);
  });

  test('goes through the lines, then through what was sent, and back to what was being typed', () => {
    const first = pressKey(typed('first'), '\r', key('return')).editor;
    const second = pressKey(withText(first, 'second'), '\r', key('return')).editor;
    const two = withText(second, 'ab\ncd');
    expect(seen(press(two, key('up')))).toBe('ab|\ncd');
    expect(seen(press(two, key('up'), key('up')))).toBe('second|');
    expect(seen(press(two, key('up'), key('up'), key('up'), key('up')))).toBe('first|');
    expect(seen(press(two, key('up'), key('up'), key('up'), key('down'), key('down')))).toBe('ab\ncd|');
  });

  test.each<[string, string, Key]>([
    ['interrupt', '', ctrl('c')],
    ['end', '', ctrl('d')],
    ['complete', 'x', key('tab')],
    ['complete back', 'x', key('tab', { shift: true })],
    ['redraw', 'x', ctrl('l')],
    ['suspend', 'x', ctrl('z')],
  ])('asks to %s', (what, text, pressed) => {
    expect(pressKey(typed(text), undefined, pressed)).toMatchObject({ type: 'asked', what });
  });

  test.each([key('return'), key('enter'), ctrl('j')])('sends: %j', (enter) => {
    expect(pressKey(typed('hello'), '\r', enter)).toMatchObject({
      type: 'submitted',
      text: 'hello',
      editor: { text: '' },
    });
  });

  test('never leaves the cursor within a letter, whatever is pressed', () => {
    const names = ['left', 'right', 'backspace', 'delete', 'up', 'down', 'home', 'end'].map((name) => key(name));
    const any = fc.array(
      fc.constantFrom(...names, ctrl('w'), ctrl('k'), ctrl('y'), meta('b'), meta('f'), meta('return')),
    );
    const letters = new Intl.Segmenter('en', { granularity: 'grapheme' });
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), any, (text, keys) => {
        const end = press(insert(emptyEditor, text), ...keys);
        const starts = new Set([...letters.segment(end.text)].map(({ index }) => index)).add(end.text.length);
        return starts.has(end.cursor);
      }),
    );
  });
});

describe('Tab', () => {
  const sources = {
    commands: ['help', 'history', 'quit'],
    names: ['Brave Otter', 'Bo'],
    emoji: ['tada', 'taco', 'tad'],
  };
  const tab = (text: string, times = 1) => {
    let at = { editor: typed(text), completion: null as ReturnType<typeof complete>['completion'] };
    const step = times < 0 ? -1 : 1;
    for (let i = 0; i < Math.abs(times); i += 1) at = complete(at.editor, at.completion, { ...sources, step });
    return at.editor.text;
  };

  test.each([
    ['/q', 1, '/quit '],
    ['/h', 1, '/help '],
    ['/h', 2, '/history '],
    ['/h', 3, '/help '],
    ['/h', -2, '/history '],
    ['/h', -3, '/help '],
    ['@br', 1, '@Brave Otter '],
    ['hi @brave o', 1, 'hi @Brave Otter '],
    ['hi b', 2, 'hi @Bo '],
    [':ta', 1, ':tad: '],
    ['nobody', 1, 'nobody'],
    ['a@b', 1, 'a@b'],
    ['', 1, ''],
  ])('makes of %j, pressed %i times: %j', (text, times, expected) => {
    expect(tab(text, times)).toBe(expected);
  });
});
