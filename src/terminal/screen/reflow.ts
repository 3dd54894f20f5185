// What became of the area when the terminal changed its width: one that is narrower now has broken the lines it showed.
// Pure.
import { stripVTControlCharacters } from 'node:util';
import stringWidth from 'string-width';
import type { Area } from './prompt-area.ts';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Rows the area takes where a row has that many columns. */
export function heightOf({ lines }: Area, columns: number): number {
  return lines.reduce((sum, line) => sum + rowsTo(line, Number.POSITIVE_INFINITY, columns) + 1, 0);
}

/** Rows of it that are over the cursor there. */
export function rowsAbove({ lines, cursorRow, cursorColumn }: Area, columns: number): number {
  const before = heightOf({ lines: lines.slice(0, cursorRow), cursorRow: 0, cursorColumn: 0 }, columns);
  return before + rowsTo(lines[cursorRow] ?? '', cursorColumn, columns);
}

/** Rows of a line before the one that its letter at that cell is in, or its last letter. */
function rowsTo(line: string, cell: number, columns: number): number {
  let rows = 0;
  let used = 0;
  let passed = 0;
  for (const { segment } of graphemes.segment(stripVTControlCharacters(line))) {
    const width = stringWidth(segment);
    // A wide letter is not cut: it leaves the end of a row free.
    if (used + width > columns && used > 0) {
      rows += 1;
      used = 0;
    }
    if (passed >= cell) break;
    used += width;
    passed += width;
  }
  return rows;
}
