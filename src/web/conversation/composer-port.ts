// What the rest of the conversation may ask of the composer. The composer fills it in while it is on the page.
import type { PendingPost } from '../../client/state.ts';
import type { Mention } from '../../protocol/events.ts';
import type { Seq } from '../../protocol/ids.ts';

export interface ComposerPort {
  focus(): void;
  /** The same, but never where that would open a touch keyboard nobody asked for. */
  focusGently(): void;
  /** What was not sent can be written anew: it leaves the outbox once it is in the field, and stays there until then. */
  takeBack(post: PendingPost): void;
  /** A person is called by name where the caret is. */
  mention(person: Mention): void;
  /** What is written next answers this message; an edit that was begun is not lost for it. */
  reply(seq: Seq): void;
  /** The text of one's own message comes into the field, unless another edit was begun. */
  edit(seq: Seq): void;
}

export function makeComposerPort(): ComposerPort {
  return { focus() {}, focusGently() {}, takeBack() {}, mention() {}, reply() {}, edit() {} };
}
