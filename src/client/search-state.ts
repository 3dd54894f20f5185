// What a search asks for, and what it looks like to whoever waits for it.
import type { Hit } from '../protocol/down.ts';
import type { Seq } from '../protocol/ids.ts';

export interface SearchWish {
  readonly query: string;
  /** Only messages older than this: the `next` of the answer before. */
  readonly before?: Seq;
  readonly limit?: number;
}

export type SearchState =
  /** `done` of `total` events are read; both 0 until the room says. */
  | { readonly status: 'waiting'; readonly done: number; readonly total: number }
  /** Newest first. `next`: there may be more before it. Their authors are among the room's members. */
  | { readonly status: 'found'; readonly hits: readonly Hit[]; readonly next: Seq | null }
  | { readonly status: 'refused'; readonly code: string };
