// Lines on a width, and the prompt under them: nothing is wider than the terminal, and the cursor is where it is drawn.
import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { layOut, rowsAbove } from '../../../src/terminal/screen/prompt-area.ts';
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
  const area = (text: string, cursor = text.length) => layOut({ above: [], prompt: '> ', text, cursor }, size);

  test.each([
    ['', 0, ['> '], 0, 2],
    ['12345678', 8, ['> 12345678'], 0, 10],
    ['123456789', 9, ['> 12345678', '9'], 1, 1],
    ['a\nb', 1, ['> a', 'b'], 0, 3],
    ['1234567日', 7, ['> 1234567', '日'], 1, 0],
    ['a bcd efghi', 11, ['> a bcd ', 'efghi'], 1, 5],
    ['a bcd efghi', 8, ['> a bcd ', 'efghi'], 1, 2],
    ['a bcd efghi', 6, ['> a bcd ', 'efghi'], 1, 0],
    ['a bcd efghi', 5, ['> a bcd ', 'efghi'], 0, 7],
    ['a bb日本語', 7, ['> a bb日本', '語'], 1, 2],
    ['an unbreakableword', 18, ['> an ', 'unbreakabl', 'eword'], 2, 5],
    ['\u001b[2J', 4, ['> ␛[2J'], 0, 6],
  ])('with %j, cursor at %i', (text, cursor, lines, cursorRow, cursorColumn) => {
    expect(area(text, cursor)).toEqual({ lines, cursorRow, cursorColumn });
  });

  test('loses nothing where it breaks, and the cursor stays at its letter', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'b', ' ', '日', 'é') }), fc.nat(), (text, at) => {
        const tall = { columns: 11, rows: 1_000 };
        const cursor = text.length === 0 ? 0 : at % (text.length + 1);
        const { lines, cursorRow, cursorColumn } = layOut({ above: [], prompt: '> ', text, cursor }, tall);
        expect(lines.join('').slice(2)).toBe(text);
        expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(10);
        const before = lines.slice(0, cursorRow).join('');
        expect(stringWidth(before) + cursorColumn).toBe(2 + stringWidth(text.slice(0, cursor)));
      }),
    );
  });

  test('higher than the terminal shows the part with the cursor', () => {
    const text = Array.from({ length: 30 }, (_, i) => `row ${i}`).join('\n');
    const shown = layOut({ above: ['status'], prompt: '> ', text, cursor: text.indexOf('row 15') }, size);
    expect(shown.lines).toHaveLength(9);
    expect(shown.lines[shown.cursorRow]).toBe('row 15');
  });

  test('knows how many rows it takes where the terminal has become narrow', () => {
    const wide = { lines: ['x'.repeat(70), 'y'.repeat(30)], cursorRow: 1, cursorColumn: 30 };
    expect([80, 40, 20].map((columns) => rowsAbove(wide, columns))).toEqual([1, 2, 5]);
  });
});
