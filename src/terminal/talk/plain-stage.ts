// A terminal that only ever gets further lines: dumb ones, and those that are read aloud.
import { createInterface, type Interface } from 'node:readline';
import type { Ink } from '../screen/ink.ts';
import { renderEntry } from '../screen/render.ts';
import { type Entry, line, type Span } from '../screen/span.ts';
import type { Stage, StageEars } from './stage.ts';

export interface PlainTerminal {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly ink: Ink;
}

export class PlainStage implements Stage {
  readonly showsMoments = false;
  readonly #terminal: PlainTerminal;
  readonly #lines: Interface;
  #told = '';

  constructor(terminal: PlainTerminal, ears: StageEars) {
    this.#terminal = terminal;
    this.#lines = createInterface({ input: terminal.stdin, terminal: false });
    this.#lines.on('line', (text) => {
      ears.touched();
      ears.entered(text);
    });
    this.#lines.on('close', () => ears.left());
  }

  get columns(): number {
    return this.#terminal.stdout.columns || 80;
  }

  print(entries: readonly Entry[]): void {
    const paper = { columns: this.columns, ink: this.#terminal.ink };
    for (const entry of entries) this.#terminal.stdout.write(`${renderEntry(entry, paper).join('\n')}\n`);
  }

  /** Said once, when it changes. */
  show(status: readonly (readonly Span[])[]): void {
    const words = JSON.stringify(status);
    if (words === this.#told) return;
    this.#told = words;
    this.print(status.map((spans) => line(...spans)));
  }

  fill(text: string): void {
    this.#terminal.stdout.write('To change it, enter:\n');
    this.print([line({ text, style: 'plain' })]);
  }

  ring(): void {
    this.#terminal.stdout.write('\u0007');
  }

  close(): void {
    this.#lines.removeAllListeners('close');
    this.#lines.close();
  }
}
