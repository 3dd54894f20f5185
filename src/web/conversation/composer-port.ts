// What the rest of the conversation may ask of the composer. The composer fills it in while it is on the page.

export interface ComposerPort {
  focus(): void;
  /** The same, but never where that would open a touch keyboard nobody asked for. */
  focusGently(): void;
  /** Puts text that was not sent before whatever is being written now. */
  takeBack(text: string): void;
}

export function makeComposerPort(): ComposerPort {
  return { focus() {}, focusGently() {}, takeBack() {} };
}
