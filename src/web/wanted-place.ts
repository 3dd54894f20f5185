// A place in the log that the list is asked to show: a permalink, a search hit, the first unread message, what a
// notification told of. The list takes it when it can (conversation/seek-wanted.ts).
import type { Seq } from '../protocol/ids.ts';

export interface WantedPlace {
  readonly seq: Seq;
  /** How far down the view its row is to stand: 0 is the upper edge, 0.5 the middle. */
  readonly share: number;
  /** The room opens there: nothing else is shown before. */
  readonly isOpening?: boolean;
  /** The message itself is meant: it takes the focus, and its absence is worth a word. */
  readonly isTarget?: boolean;
}
