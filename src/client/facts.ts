// What is known of the room and its people. Pure: the welcome says it, later events and dictionaries change it.
import type { PresenceChange, Welcome } from '../protocol/down.ts';
import type { LogEvent } from '../protocol/events.ts';
import type { Seq } from '../protocol/ids.ts';
import type { Dictionary, Roster } from '../protocol/members.ts';
import { foldRoom, namesGiven } from './folds.ts';
import { learnCurrent, renameMember } from './members.ts';
import { changePresence, factsOf, renamePresent, rosterFrom } from './roster.ts';
import type { RoomState } from './state.ts';

export type Facts = Pick<RoomState, 'room' | 'you' | 'members' | 'roster'>;

export interface Told {
  readonly events: readonly LogEvent[];
  /** Current names, so they count for more than the name events beside them. */
  readonly dictionary: Dictionary;
  /** The facts hold events up to here already: older ones would only bring back what has changed since. */
  readonly asOf: Seq;
}

/** The room is the one that was dialled, whatever the frame calls it. */
export function factsFromWelcome(facts: Facts, { room, you, roster }: Welcome): Facts {
  return { room: { ...room, id: facts.room.id }, you, ...replaceRoster(facts, roster) };
}

export function foldEvents(facts: Facts, { events, dictionary, asOf }: Told): Facts {
  const later = events.filter(({ seq }) => seq > asOf);
  const renamed = namesGiven(later).reduce(rename, facts);
  return { ...renamed, room: foldRoom(facts.room, later), members: learnCurrent(renamed.members, dictionary) };
}

/** Everyone who is here, or a sample of them. */
export function replaceRoster({ members }: Facts, roster: Roster): Pick<Facts, 'members' | 'roster'> {
  return { roster: rosterFrom(roster), members: learnCurrent(members, factsOf(roster.present)) };
}

export function foldPresence({ members, roster }: Facts, change: PresenceChange): Pick<Facts, 'members' | 'roster'> {
  return { roster: changePresence(roster, change), members: learnCurrent(members, factsOf(change.changed)) };
}

function rename(facts: Facts, { member, name }: { member: string; name: string }): Facts {
  return {
    ...facts,
    you: facts.you.member === member ? { member, name } : facts.you,
    members: renameMember(facts.members, member, name),
    roster: renamePresent(facts.roster, member, name),
  };
}
