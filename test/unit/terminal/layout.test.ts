// Lines on a width, and the prompt under them: nothing is wider than the terminal, and the cursor is where it is drawn.
import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { type AreaContents, layOut, padded } from '../../../src/terminal/screen/prompt-area.ts';
import { span } from '../../../src/terminal/screen/span.ts';
import { clip, wrapSpans } from '../../../src/terminal/screen/wrap.ts';

const wrap = (text: string, width: number, indent = 0) =>
  wrapSpans([span(text)], { width, indent }).map((parts) => parts.map((part) => part.text).join(''));

describe('a text on lines', () => {
  test.each<[string, number, number, string[]]>([
    ['one two three', 8, 0, ['one two', 'three']],
    ['one two three', 7, 2, ['one two', '  three']],
    ['unbreakable', 4, 0, ['unbr', 'eaka', 'ble']],
    ['日本語テキスト', 6, 0, ['日本語', 'テキス', 'ト']],
    ['a\n\n  b', 20, 2, ['a', '  ', '    b']],
    ['', 10, 0, ['']],
    ['👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧', 4, 0, ['👨‍👩‍👧👨‍👩‍👧', '👨‍👩‍👧']],
  ])('%j on %i', (text, width, indent, lines) => {
    expect(wrap(text, width, indent)).toEqual(lines);
  });

  test('is never wider, and loses nothing but blanks', () => {
    const width = fc.integer({ min: 4, max: 60 });
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), width, fc.nat({ max: 8 }), (raw, columns, indent) => {
        const text = raw.replaceAll('\n', ' ');
        const lines = wrap(text, columns, indent);
        expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(columns);
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      }),
    );
  });

  test('cut at a width says so', () => {
    expect(clip('one two', 7)).toBe('one two');
    expect(clip('one two', 6)).toBe('one t…');
    expect(clip('日本語', 4)).toBe('日…');
  });
});

describe('the prompt', () => {
  const size = { columns: 11, rows: 10 };
  const contents = (text: string, cursor = text.length): AreaContents => {
    return { above: [], prompt: '> ', text, cursor, faint: (words) => `(${words})` };
  };
  const area = (text: string, cursor = text.length) => layOut(contents(text, cursor), size);

  test.each([
    ['', 0, ['> \u00a0'], 0, 2],
    ['12345678', 8, ['> 12345678\u00a0'], 0, 10],
    ['12345678', 7, ['> 12345678'], 0, 9],
    ['123456789', 9, ['> 12345678', '9\u00a0'], 1, 1],
    ['a\nb', 1, ['> a\u00a0', 'b'], 0, 3],
    ['1234567日', 7, ['> 1234567', '日'], 1, 0],
    ['a bcd efghi', 11, ['> a bcd ', 'efghi\u00a0'], 1, 5],
    ['a bcd efghi', 8, ['> a bcd ', 'efghi'], 1, 2],
    ['a bcd efghi', 6, ['> a bcd ', 'efghi'], 1, 0],
    ['a bcd efghi', 5, ['> a bcd ', 'efghi'], 0, 7],
    ['a bb日本語', 7, ['> a bb日本', '語\u00a0'], 1, 2],
    ['an unbreakableword', 18, ['> an ', 'unbreakabl', 'eword\u00a0'], 2, 5],
    ['\u001b[2J', 4, ['> ␛[2J\u00a0'], 0, 6],
  ])('with %j, cursor at %i', (text, cursor, lines, cursorRow, cursorColumn) => {
    expect(area(text, cursor)).toEqual({ lines, cursorRow, cursorColumn });
  });

  test('loses nothing where it breaks, and the cursor stays at its letter', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'b', ' ', '日', 'é') }), fc.nat(), (text, at) => {
        const tall = { columns: 11, rows: 1_000 };
        const cursor = text.length === 0 ? 0 : at % (text.length + 1);
        const { cursorRow, cursorColumn, ...shown } = layOut(contents(text, cursor), tall);
        const lines = shown.lines.map((line) => line.replace('\u00a0', ''));
        expect(lines.join('').slice(2)).toBe(text);
        expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(10);
        const before = lines.slice(0, cursorRow).join('');
        expect(stringWidth(before) + cursorColumn).toBe(2 + stringWidth(text.slice(0, cursor)));
      }),
    );
  });

  test('higher than half of the terminal shows the part with the cursor, and says which it is', () => {
    const text = Array.from({ length: 30 }, (_, i) => `row ${i}`).join('\n');
    const shown = layOut({ ...contents(text, text.indexOf('row 15')), above: ['status'] }, size);
    expect(shown.lines).toEqual(['status', '(⋯ rows 14–17 of 30)', 'row 13', 'row 14', 'row 15', 'row 16']);
    expect(shown.cursorRow).toBe(4);
  });

  test('leaves out what is over it where there is no room', () => {
    const above = ['one', 'two', 'three'];
    expect(layOut({ ...contents('a\nb'), above }, { columns: 11, rows: 3 }).lines).toEqual(['one', 'b\u00a0']);
    expect(layOut({ ...contents('a'), above }, { columns: 11, rows: 1 }).lines).toEqual(['> a\u00a0']);
  });

  test('that has become lower keeps its place', () => {
    expect(padded(area('a'), 3)).toEqual({ lines: ['', '', '> a\u00a0'], cursorRow: 2, cursorColumn: 3 });
    expect(padded(area('a'), -1)).toEqual(area('a'));
  });
});
