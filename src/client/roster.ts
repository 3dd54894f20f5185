// Who is here now. Pure: the room's snapshot, and what changes it.
import type { PresenceChange } from '../protocol/down.ts';
import type { MemberId } from '../protocol/ids.ts';
import { ROSTER_SAMPLE } from '../protocol/limits.ts';
import type { Dictionary, Present, Roster } from '../protocol/members.ts';

export type Presences = { readonly count: number; readonly sampled: boolean; readonly present: readonly Present[] };

export function rosterFrom({ count, sampled, present }: Roster): Presences {
  return { count, sampled, present };
}

/** Those who stay keep their place; newcomers come last. */
export function changePresence(roster: Presences, { count, changed, left }: PresenceChange): Presences {
  const news = new Map(changed.map((one) => [one.member, one]));
  const stay = roster.present.filter(({ member }) => !left.includes(member));
  const known = new Set(stay.map(({ member }) => member));
  const present = stay.map((one) => news.get(one.member) ?? one);
  const newcomers = changed.filter(({ member }) => !known.has(member));
  // Above the limit only counts come; who left is not said, so the list is a sample from then on (Y2).
  const sampled = count > ROSTER_SAMPLE;
  return { count, sampled, present: [...present, ...newcomers] };
}

export function renamePresent(roster: Presences, member: MemberId, name: string): Presences {
  if (!roster.present.some((one) => one.member === member && one.name !== name)) return roster;
  return { ...roster, present: roster.present.map((one) => (one.member === member ? { ...one, name } : one)) };
}

/** What the roster says about the members on it. */
export function factsOf(present: readonly Present[]): Dictionary {
  return Object.fromEntries(present.map(({ member, name, marks }) => [member, { name, ...(marks && { marks }) }]));
}
