// A text on its way from the clipboard: the terminal marks where it begins and ends, and within it every key is text.
import type { Key } from './press-key.ts';

/** A paste whose end got lost must not swallow what is typed after it. */
const OVER_AFTER_MS = 1_000;

export class Paste {
  readonly #done: (text: string) => void;
  #text: string | null = null;
  #timer: NodeJS.Timeout | undefined;

  constructor(done: (text: string) => void) {
    this.#done = done;
  }

  /** Whether the key was part of it. */
  takes(typed: string | undefined, { name, sequence }: Key): boolean {
    if (name === 'paste-start') this.#text ??= '';
    if (this.#text === null) return name === 'paste-end';
    clearTimeout(this.#timer);
    if (name === 'paste-end') this.#finish();
    else this.#timer = setTimeout(() => this.#finish(), OVER_AFTER_MS).unref();
    if (typed !== undefined && !sequence?.startsWith('\u001b')) this.#text += typed;
    return true;
  }

  #finish(): void {
    const text = this.#text ?? '';
    this.#text = null;
    this.#done(text);
  }
}
