// Whom `@` offers: those who are here before those who only wrote, the latest to write first. Pure.
import type { RoomState } from '../../../client/state.ts';
import type { MemberId, Seq } from '../../../protocol/ids.ts';
import type { MemberFacts } from '../../../protocol/members.ts';
import { matchName, rankOf } from './match-name.ts';

export interface KnownMember {
  readonly member: MemberId;
  readonly facts: MemberFacts;
}

type Crowd = Pick<RoomState, 'members' | 'roster' | 'timeline' | 'you'>;

interface Candidate extends KnownMember {
  readonly isHere: boolean;
  /** The last they wrote of what is loaded; 0 for nothing. */
  readonly wrote: Seq;
}

const collator = new Intl.Collator();

/** Everyone but oneself, the likeliest first. */
export function membersByLikelihood(crowd: Crowd): readonly KnownMember[] {
  return candidatesIn(crowd).sort(byLikelihood);
}

export function membersLike(query: string, crowd: Crowd): readonly KnownMember[] {
  const fitting = candidatesIn(crowd).flatMap((candidate) => {
    const match = matchName(candidate.facts.name, query);
    return match === null ? [] : [{ candidate, rank: rankOf(match) }];
  });
  return fitting
    .sort((a, b) => a.rank - b.rank || byLikelihood(a.candidate, b.candidate))
    .map(({ candidate }) => candidate);
}

function candidatesIn({ members, roster, timeline, you }: Crowd): Candidate[] {
  const here = new Map(roster.present.map((person) => [person.member, person]));
  const wrote = new Map(timeline.events.map(({ by, seq }) => [by, seq]));
  const known = new Map<MemberId, MemberFacts>([...members, ...here]);
  known.delete(you.member);
  return [...known].map(([member, facts]) => ({
    ...{ member, facts },
    isHere: here.has(member),
    wrote: wrote.get(member) ?? 0,
  }));
}

function byLikelihood(a: Candidate, b: Candidate): number {
  return Number(b.isHere) - Number(a.isHere) || b.wrote - a.wrote || collator.compare(a.facts.name, b.facts.name);
}
