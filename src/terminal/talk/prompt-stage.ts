// A terminal that can move its cursor: lines appear above the prompt, whatever is being typed in it.
import { emitKeypressEvents } from 'node:readline';
import { unreachable } from '../../protocol/result.ts';
import { type Completion, complete } from '../editor/complete.ts';
import { emptyEditor, insert, type LineEditor, withText } from '../editor/line-editor.ts';
import { Paste } from '../editor/paste.ts';
import { type Asked, type Key, pressKey } from '../editor/press-key.ts';
import { safeLine } from '../safe-text.ts';
import type { Ink } from '../screen/ink.ts';
import { Page } from '../screen/page.ts';
import type { AreaContents } from '../screen/prompt-area.ts';
import { renderShort } from '../screen/render.ts';
import { type Entry, type Span, span } from '../screen/span.ts';
import type { TerminalHabits } from '../screen/terminal-habits.ts';
import { clip } from '../screen/wrap.ts';
import { draftLines } from './draft-lines.ts';
import type { Stage, StageEars } from './stage.ts';

/** Narrower, the name would take the place of the text. */
const NAMED_COLUMNS = 60;
const NAME_CELLS = 20;
const LEAVE_WITHIN_MS = 2_000;
const LEAVE_HINT = 'Ctrl+C again to leave';

export interface Terminal {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly ink: Ink;
  readonly habits: TerminalHabits;
}

export class PromptStage implements Stage {
  readonly showsMoments = true;
  readonly #terminal: Terminal;
  readonly #ears: StageEars;
  readonly #page: Page;
  readonly #paste = new Paste((text) => this.#edit(insert(this.#editor, text)));
  #editor: LineEditor = emptyEditor;
  #completion: Completion | null = null;
  #status: readonly (readonly Span[])[] = [];
  #name = '';
  #hint: NodeJS.Timeout | null = null;

  constructor(terminal: Terminal, ears: StageEars) {
    this.#terminal = terminal;
    this.#ears = ears;
    this.#page = new Page({ ...terminal, compose: (columns) => this.#compose(columns) });
    const { stdin } = terminal;
    emitKeypressEvents(stdin);
    stdin.on('keypress', this.#press);
    process.on('SIGCONT', this.#resume);
    process.on('exit', this.#leave);
    stdin.setRawMode(true);
    stdin.resume();
    this.#page.open();
  }

  get columns(): number {
    return this.#page.columns;
  }

  print(entries: readonly Entry[]): void {
    this.#page.print(entries);
  }

  show(status: readonly (readonly Span[])[], name: string): void {
    this.#status = status;
    this.#name = name;
    this.#page.draw();
  }

  fill(text: string): void {
    this.#edit(withText(this.#editor, text));
  }

  ring(): void {
    this.#page.ring();
  }

  close(): void {
    const { stdin } = this.#terminal;
    if (this.#hint) clearTimeout(this.#hint);
    stdin.off('keypress', this.#press);
    process.off('SIGCONT', this.#resume);
    process.off('exit', this.#leave);
    this.#leave();
    stdin.pause();
  }

  /** Whatever ends the program: whoever has the terminal next finds it as it was. */
  readonly #leave = (): void => {
    this.#page.close();
    this.#terminal.stdin.setRawMode(false);
  };

  /** Whoever had the terminal meanwhile has set it as they wanted: the mode is only set when it seems to change. */
  readonly #resume = (): void => {
    const { stdin } = this.#terminal;
    stdin.setRawMode(false);
    stdin.setRawMode(true);
    this.#page.open();
  };

  readonly #press = (typed: string | undefined, key: Key): void => {
    this.#ears.touched();
    if (this.#paste.takes(typed, key)) return;
    const pressed = pressKey(this.#editor, typed, key);
    if (pressed.type === 'asked') return this.#answer(pressed.what);
    this.#edit(pressed.editor);
    if (pressed.type === 'submitted') this.#ears.entered(pressed.text);
  };

  #compose(columns: number): AreaContents {
    const { ink } = this.#terminal;
    const { text, cursor } = this.#editor;
    const hint = this.#hint === null ? [] : [[span(LEAVE_HINT, 'warning')]];
    const status = [...this.#status, ...draftLines(text, this.#completion), ...hint];
    const name = columns >= NAMED_COLUMNS ? clip(safeLine(this.#name), NAME_CELLS) : '';
    return {
      above: status.map((spans) => renderShort(spans, { columns, ink })),
      prompt: `${ink('strong', `${name}>`)} `,
      faint: (words) => ink('faint', words),
      ...{ text, cursor },
    };
  }

  #edit(editor: LineEditor): void {
    const isChanged = editor.text !== this.#editor.text;
    this.#editor = editor;
    this.#page.draw();
    if (isChanged) this.#ears.typing(editor.text);
  }

  #answer(asked: Asked): void {
    switch (asked) {
      case 'complete':
        return this.#complete(1);
      case 'complete back':
        return this.#complete(-1);
      case 'redraw':
        return this.#page.redraw();
      case 'suspend':
        return this.#suspend();
      case 'end':
        return this.#ears.left();
      case 'interrupt':
        return this.#interrupt();
      default:
        return unreachable(asked);
    }
  }

  #complete(step: 1 | -1): void {
    const { editor, completion } = complete(this.#editor, this.#completion, { step, ...this.#ears.sources() });
    this.#completion = completion;
    this.#edit(editor);
  }

  /** With all of its group, as a terminal does it. Where nobody could wake us, the system does not stop us either. */
  #suspend(): void {
    if (process.platform === 'win32') return;
    this.#leave();
    process.kill(0, 'SIGTSTP');
    setImmediate(this.#resume);
  }

  #interrupt(): void {
    if (this.#hint !== null) return this.#ears.left();
    this.#hint = setTimeout(() => {
      this.#hint = null;
      this.#page.draw();
    }, LEAVE_WITHIN_MS);
    this.#page.draw();
  }
}
