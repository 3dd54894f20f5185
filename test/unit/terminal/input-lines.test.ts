// Standard input as lines, however it is cut into pieces, and however long a line is.
import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { inputLines } from '../../../src/terminal/commands/input-lines.ts';

function linesOf(...pieces: (string | Buffer)[]): Promise<string[]> {
  const input = Readable.from(
    pieces.map((piece) => Buffer.from(piece)),
    { objectMode: false },
  );
  return Readable.from(inputLines(input)).toArray();
}

describe('the lines of an input', () => {
  test.each([
    [['a\nb\n'], ['a', 'b']],
    [
      ['a', 'b\r', '\nc'],
      ['ab', 'c'],
    ],
    [['\n\na'], ['', '', 'a']],
    [['a\rb\r\n'], ['a\rb']],
    [[], []],
  ])('%j', async (pieces, lines) => {
    expect(await linesOf(...pieces)).toEqual(lines);
  });

  test('hold letters that came in two pieces', async () => {
    const bytes = Buffer.from('é漢\n');
    expect(await linesOf(bytes.subarray(0, 1), bytes.subarray(1, 4), bytes.subarray(4))).toEqual(['é漢']);
  });

  test('never fill the memory: what has no end is cut', async () => {
    const piece = 'x'.repeat(50_000);
    const lines = await linesOf(piece, piece, piece, piece, 'y\nlast');
    expect(lines.map(({ length }) => length)).toEqual([65_537, 4]);
  });
});
