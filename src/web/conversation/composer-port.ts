// What the rest of the conversation may ask of the composer. The composer fills it in while it is on the page.
import type { Mention } from '../../protocol/events.ts';
import type { Seq } from '../../protocol/ids.ts';

export interface ComposerPort {
  focus(): void;
  /** The same, but never where that would open a touch keyboard nobody asked for. */
  focusGently(): void;
  /** Puts text that was not sent before whatever is being written now. */
  takeBack(text: string): void;
  /** A person is called by name where the caret is. */
  mention(person: Mention): void;
  /** What is written next answers this message. */
  reply(seq: Seq): void;
  /** The text of one's own message comes into the field; or this one, which is never lost: an edit that failed goes on. */
  edit(seq: Seq, text?: string): void;
}

export function makeComposerPort(): ComposerPort {
  return { focus() {}, focusGently() {}, takeBack() {}, mention() {}, reply() {}, edit() {} };
}
