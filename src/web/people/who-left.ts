// Who wrote or was seen in the room and is not here now. Pure.
import type { RoomState } from '../../client/state.ts';
import type { Person } from './person.ts';

/** A long life of a room would fill pages with names. */
export const MOST_GONE = 50;

const collator = new Intl.Collator();

export function whoLeft({ members, roster, you }: Pick<RoomState, 'members' | 'roster' | 'you'>): readonly Person[] {
  const here = new Set(roster.present.map(({ member }) => member));
  return [...members]
    .filter(([member]) => !here.has(member) && member !== you.member)
    .map(([member, { name, marks }]): Person => ({ member, name, marks, state: 'gone' }))
    .sort((a, b) => collator.compare(a.name, b.name));
}
