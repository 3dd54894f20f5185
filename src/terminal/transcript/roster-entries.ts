// Who is here, a line each. Pure.
import type { RoomState } from '../../client/state.ts';
import { type Span, span } from '../screen/span.ts';
import { nameSpan } from './people.ts';

const collator = new Intl.Collator();

export function presentEntries(state: Pick<RoomState, 'members' | 'roster' | 'you'>): Span[][] {
  const people = [...state.roster.present].sort((a, b) => collator.compare(a.name, b.name));
  return people.map(({ member, state: presence }) => [
    nameSpan(state, member),
    ...(member === state.you.member ? [span(' (you)', 'faint')] : []),
    ...(presence === 'idle' ? [span(' (away)', 'faint')] : []),
  ]);
}
