// The messages that are told of together, from the first after quiet on.
import type { Seq } from '../../protocol/ids.ts';

export interface Burst {
  /** Where a click leads: the first of them. */
  readonly first: Seq;
  readonly count: number;
  readonly latest: Told;
}

export interface Told {
  readonly seq: Seq;
  readonly author: string;
  readonly text: string;
  readonly isMention: boolean;
}

export function withTold(burst: Burst | null, told: Told): Burst {
  if (burst === null) return { first: told.seq, count: 1, latest: told };
  return { first: burst.first, count: burst.count + 1, latest: told };
}
