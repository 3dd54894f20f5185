// The order people are listed in: oneself, then those who are here, then those who are away, each by name. Pure.
import type { MemberId } from '../../protocol/ids.ts';
import type { Present } from '../../protocol/members.ts';

const collator = new Intl.Collator();

export function orderPeople(present: readonly Present[], you: MemberId): readonly Present[] {
  return present.toSorted((a, b) => rank(a, you) - rank(b, you) || collator.compare(a.name, b.name));
}

function rank({ member, state }: Present, you: MemberId): number {
  if (member === you) return 0;
  return state === 'active' ? 1 : 2;
}
