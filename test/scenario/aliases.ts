// What was drawn at random then and is drawn anew now: each old word stands for the new one, wherever it comes.

export class Aliases {
  readonly #now = new Map<string, string>();

  /** In these fields, where both have a word, `then` said what `now` says. */
  learn(then: object | undefined, now: object | undefined, fields: readonly string[]): void {
    for (const field of fields) {
      const [old, fresh] = [then, now].map((frame) => frame && Reflect.get(frame, field));
      if (typeof old === 'string' && typeof fresh === 'string' && old !== '') this.#now.set(old, fresh);
    }
  }

  /** As text. */
  textOf(frame: unknown): string {
    return [...this.#now].reduce((text, [old, fresh]) => text.replaceAll(old, fresh), JSON.stringify(frame));
  }

  apply<T>(frame: T): T {
    return JSON.parse(this.textOf(frame));
  }

  /** With the old words for the new ones. */
  undo<T>(frame: T): T {
    return JSON.parse(
      [...this.#now].reduce((text, [old, fresh]) => text.replaceAll(fresh, old), JSON.stringify(frame)),
    );
  }
}
