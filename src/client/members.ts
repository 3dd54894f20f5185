// Whom we know and by what name. Pure; returns the map it was given when nothing changed.
import type { MemberId } from '../protocol/ids.ts';
import type { Dictionary, MemberFacts } from '../protocol/members.ts';

export type Members = ReadonlyMap<MemberId, MemberFacts>;

/** What a frame newer than all before says: names and marks replace what was known. */
export function learnCurrent(members: Members, dictionary: Dictionary): Members {
  return withFacts(
    members,
    Object.entries(dictionary).filter(([id, facts]) => !isSame(members.get(id), facts)),
  );
}

/** What a frame of unknown age says: only strangers are learnt, for a name known already may be newer. */
export function learnStrangers(members: Members, dictionary: Dictionary): Members {
  return withFacts(
    members,
    Object.entries(dictionary).filter(([id]) => !members.has(id)),
  );
}

export function renameMember(members: Members, member: MemberId, name: string): Members {
  const facts = members.get(member);
  return facts?.name === name ? members : withFacts(members, [[member, { ...facts, name }]]);
}

function withFacts(members: Members, changes: readonly (readonly [MemberId, MemberFacts])[]): Members {
  return changes.length === 0 ? members : new Map([...members, ...changes]);
}

function isSame(a: MemberFacts | undefined, b: MemberFacts): boolean {
  return a?.name === b.name && String(a.marks ?? '') === String(b.marks ?? '');
}
