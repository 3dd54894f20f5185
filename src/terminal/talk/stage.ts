// Where a chat takes place: what shows it, and where what is typed comes from. One has a prompt that stays in its place,
// the other only ever writes lines.
import type { Sources } from '../editor/complete.ts';
import type { Entry, Span } from '../screen/span.ts';

export interface Stage {
  print(entries: readonly Entry[]): void;
  /** What is true now: the lines over the prompt, and the name before it. */
  show(status: readonly (readonly Span[])[], name: string): void;
  /** Puts a text where the person can change it. */
  fill(text: string): void;
  ring(): void;
  /** What is only true for a moment is worth showing: it can be taken away again. */
  readonly showsMoments: boolean;
  /** Columns there are for lines. */
  readonly columns: number;
  close(): void;
}

export interface StageEars {
  /** A line, or several, was entered. */
  entered(text: string): void;
  /** What stands there, unsent. */
  typing(text: string): void;
  /** The person is there. */
  touched(): void;
  left(): void;
  sources(): Sources;
}
