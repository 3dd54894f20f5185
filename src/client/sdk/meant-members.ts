// Whom a program's text means: those it chose, and whom it calls by a name that only one has. Pure.
import type { Mention } from '../../protocol/events.ts';
import { MAX_MENTIONS } from '../../protocol/limits.ts';
import { mentionsIn } from '../mentions.ts';
import type { RoomState as EngineState } from '../state.ts';
import { AjarError } from './ajar-error.ts';
import type { Member } from './room-types.ts';

/** Whom the room has shown. */
export type Acquaintance = Pick<EngineState, 'members' | 'roster' | 'you'>;

/** `known` is null before the room was joined. */
export function meantBy(text: string, chosen: readonly Member[], known: Acquaintance | null): readonly Mention[] {
  const wanted = chosen.map(({ id, name }) => ({ member: id, name }));
  const meant = mentionsIn(
    text,
    known ? aloneByName(known) : [],
    wanted.filter(({ name }) => name !== ''),
  );
  const isMeant = ({ member }: Mention) => meant.some((mention) => mention.member === member);
  if (chosen.length > MAX_MENTIONS || !wanted.every(isMeant)) throw new AjarError('mentionUnfit');
  return meant;
}

/** A program cannot be asked which of two it means. */
function aloneByName({ members, roster, you }: Acquaintance): readonly Mention[] {
  const names = new Map([...members].map(([member, { name }]) => [member, name]));
  for (const { member, name } of [...roster.present, you]) names.set(member, name);
  const people = [...names].map(([member, name]) => ({ member, name }));
  const byName = Map.groupBy(people, ({ name }) => name.toLowerCase());
  return [...byName.values()].filter(({ length }) => length === 1).flat();
}
