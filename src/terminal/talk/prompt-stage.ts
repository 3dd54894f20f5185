// A terminal that can move its cursor: lines appear above the prompt, whatever is being typed in it.
import { emitKeypressEvents } from 'node:readline';
import { type Completion, complete } from '../editor/complete.ts';
import { emptyEditor, type LineEditor, withText } from '../editor/line-editor.ts';
import { type Asked, type Key, pasteKey, pressKey } from '../editor/press-key.ts';
import { safeLine } from '../safe-text.ts';
import type { Ink } from '../screen/ink.ts';
import { renderEntry, renderShort } from '../screen/render.ts';
import { Screen } from '../screen/screen.ts';
import { type Entry, type Span, span } from '../screen/span.ts';
import { clip } from '../screen/wrap.ts';
import type { Stage, StageEars } from './stage.ts';

/** Entries kept for drawing the screen anew: more than any screen shows. */
const KEPT = 300;
/** Narrower, the name would take the place of the text. */
const NAMED_COLUMNS = 60;
const NAME_CELLS = 20;
const LEAVE_WITHIN_MS = 2_000;
const LEAVE_HINT = 'Ctrl+C again to leave';

export interface Terminal {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly ink: Ink;
}

export class PromptStage implements Stage {
  readonly showsMoments = true;
  readonly #terminal: Terminal;
  readonly #ears: StageEars;
  readonly #screen: Screen;
  #editor: LineEditor = emptyEditor;
  #completion: Completion | null = null;
  #isPasting = false;
  #recent: Entry[] = [];
  #status: readonly (readonly Span[])[] = [];
  #name = '';
  #hint: NodeJS.Timeout | null = null;

  constructor(terminal: Terminal, ears: StageEars) {
    this.#terminal = terminal;
    this.#ears = ears;
    this.#screen = new Screen(terminal.stdout);
    this.#open();
  }

  get columns(): number {
    return this.#screen.size.columns;
  }

  print(entries: readonly Entry[]): void {
    this.#recent = [...this.#recent, ...entries].slice(-KEPT);
    this.#screen.print(this.#linesOf(entries));
  }

  show(status: readonly (readonly Span[])[], name: string): void {
    this.#status = status;
    this.#name = name;
    this.#draw();
  }

  fill(text: string): void {
    this.#edit(withText(this.#editor, text));
  }

  ring(): void {
    this.#screen.ring();
  }

  close(): void {
    const { stdin, stdout } = this.#terminal;
    if (this.#hint) clearTimeout(this.#hint);
    stdin.off('keypress', this.#press);
    stdout.off('resize', this.#draw);
    process.off('SIGCONT', this.#resume);
    this.#screen.close();
    stdin.setRawMode(false);
    stdin.pause();
  }

  #open(): void {
    const { stdin, stdout } = this.#terminal;
    emitKeypressEvents(stdin);
    stdin.on('keypress', this.#press);
    stdout.on('resize', this.#draw);
    process.on('SIGCONT', this.#resume);
    stdin.setRawMode(true);
    stdin.resume();
    this.#screen.open();
    this.#draw();
  }

  /** Whoever had the terminal meanwhile has set it as they wanted: the mode is only set when it seems to change. */
  readonly #resume = (): void => {
    const { stdin } = this.#terminal;
    stdin.setRawMode(false);
    stdin.setRawMode(true);
    this.#screen.open();
    this.#draw();
  };

  readonly #press = (typed: string | undefined, key: Key): void => {
    this.#ears.touched();
    if (key.name === 'paste-start' || key.name === 'paste-end') {
      this.#isPasting = key.name === 'paste-start';
      return;
    }
    if (this.#isPasting) return this.#edit(pasteKey(this.#editor, typed, key));
    const pressed = pressKey(this.#editor, typed, key);
    if (pressed.type === 'asked') return this.#answer(pressed.what);
    this.#edit(pressed.editor);
    if (pressed.type === 'submitted') this.#ears.entered(pressed.text);
  };

  readonly #draw = (): void => {
    const { columns } = this.#screen.size;
    const hint = this.#hint === null ? [] : [[span(LEAVE_HINT, 'warning')]];
    const above = [...this.#status, ...hint].map((spans) => renderShort(spans, { columns, ink: this.#terminal.ink }));
    const prompt = columns >= NAMED_COLUMNS ? `${clip(safeLine(this.#name), NAME_CELLS)}> ` : '> ';
    this.#screen.show({ above, prompt, text: this.#editor.text, cursor: this.#editor.cursor });
  };

  #edit(editor: LineEditor): void {
    const isChanged = editor.text !== this.#editor.text;
    this.#editor = editor;
    this.#draw();
    if (isChanged) this.#ears.typing(editor.text);
  }

  #answer(asked: Asked): void {
    switch (asked) {
      case 'complete':
        return this.#complete();
      case 'redraw':
        return this.#redraw();
      case 'suspend':
        return this.#suspend();
      case 'end':
        return this.#ears.left();
      default:
        return this.#interrupt();
    }
  }

  #complete(): void {
    const { editor, completion } = complete(this.#editor, this.#completion, this.#ears.sources());
    this.#completion = completion;
    this.#edit(editor);
  }

  /** As much of the end as there is room for. */
  #redraw(): void {
    this.#screen.redraw(this.#linesOf(this.#recent).slice(-this.#screen.size.rows));
  }

  /** With all of its group, as a terminal does it. Where nobody could wake us, the system does not stop us either. */
  #suspend(): void {
    this.#screen.close();
    this.#terminal.stdin.setRawMode(false);
    process.kill(0, 'SIGTSTP');
    setImmediate(this.#resume);
  }

  #interrupt(): void {
    if (this.#hint !== null) return this.#ears.left();
    this.#hint = setTimeout(() => {
      this.#hint = null;
      this.#draw();
    }, LEAVE_WITHIN_MS);
    this.#draw();
  }

  #linesOf(entries: readonly Entry[]): string[] {
    const paper = { columns: this.columns, ink: this.#terminal.ink };
    return entries.flatMap((entry) => renderEntry(entry, paper));
  }
}
