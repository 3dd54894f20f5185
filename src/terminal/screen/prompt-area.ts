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
  /** Where its last word begins, which may go to the next row; null where that is all there is in it. */
  word: { readonly at: number; readonly width: number } | null;
}

interface Place {
  readonly row: number;
  readonly column: number;
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
  const rows: TextRow[] = [{ text: prompt, width: stringWidth(prompt), word: null }];
  let place: Place | null = null;
  for (const { segment, index } of graphemes.segment(text)) {
    const shown = segment === '\n' ? '' : safeText(segment);
    const cells = stringWidth(shown);
    if ((rows.at(-1)?.width ?? 0) + cells > width) place = startRow(rows, isWord(shown, cells), place);
    if (index >= cursor) place ??= endOf(rows);
    if (segment === '\n') rows.push({ text: '', width: 0, word: null });
    else append(rows, shown, cells);
  }
  const { row: cursorRow, column: cursorColumn } = place ?? endOf(rows);
  return { rows, cursorRow, cursorColumn };
}

/** The word that goes on takes its beginning along, and the cursor if that is in it. */
function startRow(rows: TextRow[], goesOn: boolean, place: Place | null): Place | null {
  const last = rows.at(-1);
  const next: TextRow = { text: '', width: 0, word: null };
  rows.push(next);
  if (!last?.word || !goesOn) return place;
  const { at, width } = last.word;
  Object.assign(next, { text: last.text.slice(at), width: last.width - width });
  Object.assign(last, { text: last.text.slice(0, at), width, word: null });
  const isMoved = place?.row === rows.length - 2 && place.column >= width;
  return isMoved ? { row: rows.length - 1, column: place.column - width } : place;
}

/** Lines break after a blank, and on both sides of a wide letter. */
function isWord(shown: string, cells: number): boolean {
  return shown !== ' ' && cells < 2;
}

function endOf(rows: readonly TextRow[]): Place {
  return { row: rows.length - 1, column: rows.at(-1)?.width ?? 0 };
}

function append(rows: readonly TextRow[], shown: string, cells: number): void {
  const last = rows.at(-1);
  if (!last) return;
  last.text += shown;
  last.width += cells;
  if (!isWord(shown, cells)) last.word = { at: last.text.length, width: last.width };
}
