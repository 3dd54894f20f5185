// The part of the terminal that is drawn anew at every key: a few lines of status, and the text being typed. Pure. It
// breaks lines itself, so that it always knows in which row the cursor is.
import stringWidth from 'string-width';
import { safeText } from '../safe-text.ts';

export interface AreaContents {
  /** Lines over the prompt, ready to print, each within the width. */
  readonly above: readonly string[];
  readonly prompt: string;
  readonly text: string;
  readonly cursor: number;
}

export interface TerminalSize {
  readonly columns: number;
  readonly rows: number;
}

export interface Area {
  readonly lines: readonly string[];
  readonly cursorRow: number;
  readonly cursorColumn: number;
}

interface TextRow {
  text: string;
  width: number;
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const FEWEST_COLUMNS = 8;

/** The last column stays free: terminals disagree about what happens there. */
export function layOut({ above, prompt, text, cursor }: AreaContents, { columns, rows }: TerminalSize): Area {
  const width = Math.max(FEWEST_COLUMNS, columns) - 1;
  const lead = stringWidth(prompt) < width / 2 ? prompt : '> ';
  const typed = rowsOf(lead, text, { cursor, width });
  const room = Math.max(1, rows - 1);
  const first = Math.max(0, Math.min(typed.cursorRow - Math.floor(room / 2), typed.rows.length - room));
  const shown = typed.rows.slice(first, first + room);
  const status = above.slice(0, Math.max(0, room - shown.length));
  return {
    lines: [...status, ...shown.map((row) => row.text)],
    cursorRow: status.length + typed.cursorRow - first,
    cursorColumn: typed.cursorColumn,
  };
}

/**
 * Rows from the area's first to the cursor's on a terminal that is `columns` wide by now: one that became narrower has
 * broken the lines it showed.
 */
export function rowsAbove({ lines, cursorRow, cursorColumn }: Area, columns: number): number {
  const width = Math.max(1, columns);
  const before = lines.slice(0, cursorRow).map((line) => Math.max(1, Math.ceil(stringWidth(line) / width)));
  return before.reduce((sum, rows) => sum + rows, 0) + Math.floor(cursorColumn / width);
}

function rowsOf(prompt: string, text: string, { cursor, width }: { cursor: number; width: number }) {
  const rows: TextRow[] = [{ text: prompt, width: stringWidth(prompt) }];
  let place: { row: number; column: number } | null = null;
  for (const { segment, index } of graphemes.segment(text)) {
    const shown = segment === '\n' ? '' : safeText(segment);
    const cells = stringWidth(shown);
    if ((rows.at(-1)?.width ?? 0) + cells > width) rows.push({ text: '', width: 0 });
    if (index >= cursor) place ??= endOf(rows);
    if (segment === '\n') rows.push({ text: '', width: 0 });
    else append(rows, shown, cells);
  }
  const { row: cursorRow, column: cursorColumn } = place ?? endOf(rows);
  return { rows, cursorRow, cursorColumn };
}

function endOf(rows: readonly TextRow[]): { row: number; column: number } {
  return { row: rows.length - 1, column: rows.at(-1)?.width ?? 0 };
}

function append(rows: readonly TextRow[], shown: string, cells: number): void {
  const last = rows.at(-1);
  if (!last) return;
  last.text += shown;
  last.width += cells;
}
