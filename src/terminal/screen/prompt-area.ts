// The part of the terminal that is drawn anew at every key: a few lines of status, and the text being typed. Pure. It
// breaks lines itself, so that it always knows in which row the cursor is.
import stringWidth from 'string-width';
import { safeText } from '../safe-text.ts';

export interface AreaContents {
  /** Lines over the prompt, ready to print, each within the width. */
  readonly above: readonly string[];
  /** Ready to print, too. */
  readonly prompt: string;
  readonly text: string;
  readonly cursor: number;
  /** Makes a line of our own look like what only helps. */
  faint(text: string): string;
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
/** The rest is the conversation's. */
const SHARE_OF_TEXT = 1 / 2;
/**
 * Where a line ends at the cursor, terminals that break it anew disagree about the row that the cursor is in then: so
 * none ever ends there. Blanks do not count for all of them.
 */
const UNDER_CURSOR = '\u00a0';

/** The last column stays free: terminals disagree about what happens there. */
export function layOut({ above, prompt, text, cursor, faint }: AreaContents, { columns, rows }: TerminalSize): Area {
  const width = Math.max(FEWEST_COLUMNS, columns) - 1;
  const lead = stringWidth(prompt) < width / 2 ? prompt : '> ';
  const typed = rowsOf(lead, text, { cursor, width });
  const most = Math.max(1, Math.floor((rows - 1) * SHARE_OF_TEXT));
  const first = Math.max(0, Math.min(typed.cursorRow - Math.floor(most / 2), typed.rows.length - most));
  const shown = typed.rows.slice(first, first + most);
  const part = shown.length < typed.rows.length ? [faint(partWords(first, shown.length, typed.rows.length))] : [];
  const status = [...above, ...part].slice(0, Math.max(0, rows - 1 - shown.length));
  return {
    lines: [...status, ...shown.map((row) => row.text)],
    cursorRow: status.length + typed.cursorRow - first,
    cursorColumn: typed.cursorColumn,
  };
}

/** The same, at least as high: what is under it stays in its place. */
export function padded(area: Area, height: number): Area {
  const missing = Math.max(0, height - area.lines.length);
  return { ...area, lines: [...Array(missing).fill(''), ...area.lines], cursorRow: area.cursorRow + missing };
}

function partWords(first: number, shown: number, all: number): string {
  return `⋯ rows ${first + 1}–${first + shown} of ${all}`;
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
  const under = rows[cursorRow];
  if (under?.width === cursorColumn) under.text += UNDER_CURSOR;
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
