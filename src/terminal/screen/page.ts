// What a terminal shows: entries that stay, and under them what is true now. While it changes its size nothing is drawn:
// it may be narrower than it said, and whoever draws for the wrong width draws over what stays.
import type { Ink } from './ink.ts';
import type { AreaContents, TerminalSize } from './prompt-area.ts';
import { renderEntry } from './render.ts';
import { Screen } from './screen.ts';
import type { Entry } from './span.ts';
import type { TerminalHabits } from './terminal-habits.ts';

/** Entries kept for drawing the screen anew: more than any screen shows. */
const KEPT = 300;

export interface PageWishes {
  readonly stdout: NodeJS.WriteStream;
  readonly ink: Ink;
  readonly habits: TerminalHabits;
  /** What is under the entries, on so many columns. */
  compose(columns: number): AreaContents;
}

export class Page {
  readonly #wishes: PageWishes;
  readonly #screen: Screen;
  #recent: Entry[] = [];
  #held: Entry[] = [];
  #settling: NodeJS.Timeout | null = null;

  constructor(wishes: PageWishes) {
    this.#wishes = wishes;
    const { stdout, habits } = wishes;
    this.#screen = new Screen({ write: (text) => stdout.write(text), breaksLines: habits.breaksLines });
  }

  get columns(): number {
    return this.#measured().columns;
  }

  open(): void {
    this.#wishes.stdout.off('resize', this.#resized).on('resize', this.#resized);
    this.#screen.open(this.#measured());
    this.draw();
  }

  close(): void {
    this.#wishes.stdout.off('resize', this.#resized);
    this.#settle();
    this.#screen.close(this.#measured());
  }

  print(entries: readonly Entry[]): void {
    this.#recent = [...this.#recent, ...entries].slice(-KEPT);
    this.#held.push(...entries);
    this.draw();
  }

  draw(): void {
    const size = this.#measured();
    if (this.#settling !== null) return;
    const lines = this.#linesOf(this.#held, size);
    this.#held = [];
    this.#screen.draw(lines, this.#wishes.compose(size.columns), size);
  }

  /** As much of the end as there is room for. */
  redraw(): void {
    const size = this.#measured();
    this.#held = [];
    this.#screen.redraw(this.#linesOf(this.#recent, size), this.#wishes.compose(size.columns), size);
  }

  ring(): void {
    this.#screen.ring();
  }

  readonly #resized = (): void => {
    if (this.#settling) clearTimeout(this.#settling);
    this.#settling = setTimeout(() => this.#settle(), this.#wishes.habits.settlesAfterMs);
  };

  #settle(): void {
    if (this.#settling === null) return;
    clearTimeout(this.#settling);
    this.#settling = null;
    this.draw();
  }

  /** Node asks for the size when that signal comes, and it may be on its way: asked now, it tells of changes at once. */
  #measured(): TerminalSize {
    process.emit('SIGWINCH', 'SIGWINCH');
    const { columns, rows } = this.#wishes.stdout;
    return { columns: columns || 80, rows: rows || 24 };
  }

  #linesOf(entries: readonly Entry[], { columns }: TerminalSize): string[] {
    return entries.flatMap((entry) => renderEntry(entry, { columns, ink: this.#wishes.ink }));
  }
}
