// The terminal: lines that stay, and under them the area that is drawn anew. One write for each change, so that nothing
// flickers and no half of it is ever seen.
import { type Area, type AreaContents, layOut, rowsAbove, type TerminalSize } from './prompt-area.ts';

const ESC = '\u001b[';
const ERASE_LINE = `${ESC}K`;
/** From the second row on: erased from its very top, tmux takes the area for a page and keeps it in its history. */
const ERASE_ROWS_BELOW = `${ESC}1B${ESC}J${ESC}1A`;
/** Without wrapping, a letter that the terminal finds wider than we do costs a column, never a row. */
const NO_WRAP = `${ESC}?7l`;
const WRAP = `${ESC}?7h`;
const PASTE_MARKS = { on: `${ESC}?2004h`, off: `${ESC}?2004l` };
const BELL = '\u0007';

export interface Output {
  write(text: string): unknown;
  readonly columns?: number;
  readonly rows?: number;
}

export class Screen {
  readonly #output: Output;
  #contents: AreaContents = { above: [], prompt: '', text: '', cursor: 0 };
  #area: Area | null = null;

  constructor(output: Output) {
    this.#output = output;
  }

  get size(): TerminalSize {
    const { columns = 80, rows = 24 } = this.#output;
    return { columns: columns || 80, rows: rows || 24 };
  }

  /** At the bottom, because a terminal that becomes narrower pushes out what is at the top. */
  open(): void {
    this.#area = null;
    this.#output.write('\n'.repeat(this.size.rows - 1) + PASTE_MARKS.on);
  }

  /** Leaves the lines that stay, and the cursor under them. */
  close(): void {
    this.#output.write(this.#erasing() + PASTE_MARKS.off);
    this.#area = null;
  }

  /** Puts lines over the area. */
  print(lines: readonly string[]): void {
    if (lines.length === 0) return;
    this.#output.write(this.#erasing() + lines.map((line) => `${line}\r\n`).join('') + this.#drawing());
  }

  /** What is under the lines from now on. */
  show(contents: AreaContents): void {
    this.#contents = contents;
    this.#output.write(this.#erasing() + this.#drawing());
  }

  /** Everything anew: the lines given, and the area. */
  redraw(lines: readonly string[]): void {
    this.#area = null;
    this.#output.write(`${ESC}H${ESC}2J${lines.map((line) => `${line}\r\n`).join('')}${this.#drawing()}`);
  }

  ring(): void {
    this.#output.write(BELL);
  }

  #erasing(): string {
    if (this.#area === null) return '';
    const rows = rowsAbove(this.#area, this.size.columns);
    const below = rows > 0 || this.#area.lines.length > 1 ? ERASE_ROWS_BELOW : '';
    return `${rows > 0 ? `${ESC}${rows}A` : ''}\r${ERASE_LINE}${below}`;
  }

  #drawing(): string {
    const area = layOut(this.#contents, this.size);
    this.#area = area;
    const below = area.lines.length - 1 - area.cursorRow;
    const up = below > 0 ? `${ESC}${below}A` : '';
    return `${NO_WRAP}${area.lines.join('\r\n')}${WRAP}${up}${ESC}${area.cursorColumn + 1}G`;
  }
}
