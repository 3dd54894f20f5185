// The terminal: lines that stay, and under them the area that is drawn anew. One write for each change, so that nothing
// flickers and no half of it is ever seen.
import { type Area, type AreaContents, layOut, padded, type TerminalSize } from './prompt-area.ts';
import { heightOf, rowsAbove } from './reflow.ts';

const ESC = '\u001b[';
const ERASE_LINE = `${ESC}K`;
const ERASE_BELOW = `${ESC}J`;
/** From the second row on: erased from its very top, tmux takes the area for a page and keeps it in its history. */
const ERASE_ROWS_BELOW = `${ESC}1B${ERASE_BELOW}${ESC}1A`;
const TO_BOTTOM = `${ESC}9999B\r`;
const TO_TOP = `${ESC}H`;
const NO_WRAP = `${ESC}?7l`;
const WRAP = `${ESC}?7h`;
/** Letters of which terminals disagree how wide they are: marks, emoji, flags, and what is not seen. */
const DISPUTED = /\p{M}|\p{Extended_Pictographic}|\p{Regional_Indicator}|\p{Cf}/u;
const PASTE_MARKS = { on: `${ESC}?2004h`, off: `${ESC}?2004l` };
const BELL = '\u0007';

export interface Output {
  write(text: string): unknown;
  /** Whether it breaks the lines it shows when it becomes narrower. */
  readonly breaksLines: boolean;
}

export class Screen {
  readonly #output: Output;
  #area: Area | null = null;

  constructor(output: Output) {
    this.#output = output;
  }

  /** At the bottom, because a terminal that becomes narrower pushes out what is at the top. */
  open(size: TerminalSize): void {
    this.#output.write(`${this.#erasing(size)}${ERASE_BELOW}${TO_BOTTOM}${PASTE_MARKS.on}`);
    this.#area = null;
  }

  /** Leaves the lines that stay, and the cursor under them. */
  close(size: TerminalSize): void {
    this.#output.write(this.#erasing(size) + PASTE_MARKS.off);
    this.#area = null;
  }

  /** Puts lines over the area, and the area anew. It gives its rows to lines only, so that the prompt stays in place. */
  draw(lines: readonly string[], contents: AreaContents, size: TerminalSize): void {
    const kept = this.#area ? heightOf(this.#area, this.#breakAt(size)) - lines.length : 0;
    const erasing = this.#erasing(size);
    const area = padded(layOut(contents, size), Math.min(kept, size.rows));
    this.#output.write(`${erasing}${lines.map((line) => `${line}\r\n`).join('')}${this.#drawing(area)}`);
  }

  /** The whole terminal anew, row by row: what is cleared at once, some keep in their history. */
  redraw(lines: readonly string[], contents: AreaContents, size: TerminalSize): void {
    const area = layOut(contents, size);
    const room = Math.max(0, size.rows - area.lines.length);
    const shown = padded({ lines: lines.slice(Math.max(0, lines.length - room)), cursorRow: 0, cursorColumn: 0 }, room);
    const rows = shown.lines.map((line) => `${ERASE_LINE}${line}\r\n`).join('');
    this.#output.write(`${TO_TOP}${rows}${this.#drawing(area)}`);
  }

  ring(): void {
    this.#output.write(BELL);
  }

  #breakAt({ columns }: TerminalSize): number {
    return this.#output.breaksLines ? columns : Number.POSITIVE_INFINITY;
  }

  #erasing(size: TerminalSize): string {
    if (this.#area === null) return '';
    const rows = rowsAbove(this.#area, this.#breakAt(size));
    const below = rows > 0 || this.#area.lines.length > 1 ? ERASE_ROWS_BELOW : '';
    return `${rows > 0 ? `${ESC}${rows}A` : ''}\r${ERASE_LINE}${below}`;
  }

  #drawing(area: Area): string {
    this.#area = area;
    const below = area.lines.length - 1 - area.cursorRow;
    const up = below > 0 ? `${ESC}${below}A` : '';
    const rows = area.lines.map((line) => ERASE_LINE + inItsRows(line)).join('\r\n');
    return `${rows}${up}${ESC}${area.cursorColumn + 1}G`;
  }
}

/**
 * A letter that the terminal finds wider than we do costs a column, never a row. Other lines are broken where the
 * terminal has become narrower a moment ago, so that they take the rows that they will be taken to take.
 */
function inItsRows(line: string): string {
  return DISPUTED.test(line) ? `${NO_WRAP}${line}${WRAP}` : line;
}
