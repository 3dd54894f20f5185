// What a post composed now is based on.
import type { Seq } from '../protocol/ids.ts';

/** The head that was known when the person pressed Enter, and that log's epoch (X1). */
export interface Basis {
  readonly epoch: string;
  readonly base: Seq;
}
