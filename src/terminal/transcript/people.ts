// How people are called in the terminal: by name, in a colour of their own, with the badge where the name alone could
// be someone else's. Pure.
import type { RoomState } from '../../client/state.ts';
import { badgeOf } from '../../protocol/badge.ts';
import type { Mention } from '../../protocol/events.ts';
import type { MemberId } from '../../protocol/ids.ts';
import { doubtsIn, isBot } from '../../protocol/members.ts';
import { type NameColour, type Span, span } from '../screen/span.ts';

type Crowd = Pick<RoomState, 'members' | 'roster' | 'you'>;

const UNKNOWN = 'Someone';
/** A name that ends as one does that is told apart here; nothing but a name that is told apart itself may. */
const WORN = /\[.*\][^\p{L}\p{N}]*$/u;
/** Degrees of hue that share a colour of the terminal: red, yellow, green, cyan, blue, magenta. */
const COLOURS: readonly NameColour[] = [0, 2, 1, 5, 3, 4];

export function nameOf(crowd: Crowd, member: MemberId): string {
  if (member === crowd.you.member) return crowd.you.name;
  return crowd.members.get(member)?.name ?? UNKNOWN;
}

/** The name, told apart from those who are called the same or look like someone else; a program's says that it is one. */
export function distinctName(crowd: Crowd, member: MemberId): string {
  const name = nameOf(crowd, member);
  const badge = badgeOf(member)?.short ?? 'guest';
  if (isBot(crowd.members.get(member)?.marks)) return `${name} [bot]`;
  return isAmbiguous(crowd, member, name) || WORN.test(name.normalize('NFKC')) ? `${name} [${badge}]` : name;
}

export function nameSpan(crowd: Crowd, member: MemberId): Span {
  const badge = badgeOf(member);
  const colour = badge && COLOURS[Math.floor(badge.hue / 60)];
  return span(distinctName(crowd, member), colour === null || colour === undefined ? 'strong' : `name${colour}`);
}

/** Everyone who may be meant by a name, the likeliest first: those who are here, then those who only wrote. */
export function knownPeople({ members, roster, you }: Crowd): readonly Mention[] {
  const people = new Map<MemberId, string>();
  for (const { member, name } of roster.present) people.set(member, name);
  for (const [member, { name }] of members) if (!people.has(member)) people.set(member, name);
  people.delete(you.member);
  return [...[...people].map(([member, name]) => ({ member, name })), you];
}

function isAmbiguous({ members, you }: Crowd, member: MemberId, name: string): boolean {
  if (doubtsIn(members.get(member)?.marks).length > 0) return true;
  const plain = name.toLowerCase();
  if (member !== you.member && you.name.toLowerCase() === plain) return true;
  for (const [other, facts] of members) if (other !== member && facts.name.toLowerCase() === plain) return true;
  return false;
}
