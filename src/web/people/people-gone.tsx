// Who was here before, below those who are.
import type { ReadonlySignal, Signal } from '@preact/signals';
import { useId } from 'preact/hooks';
import type { RoomState } from '../../client/state.ts';
import { peopleText } from '../strings-people.ts';
import { usePart } from '../use-part.ts';
import { peopleCalled } from './find-people.ts';
import type { Person } from './person.ts';
import { PersonRow } from './person-row.tsx';
import { MOST_GONE, whoLeft } from './who-left.ts';

export interface PeopleGoneProps {
  readonly state: ReadonlySignal<RoomState>;
  readonly typed: ReadonlySignal<string>;
  readonly cardId: string;
  readonly chosen: Signal<Person | null>;
}

export function PeopleGone({ state, typed, cardId, chosen }: PeopleGoneProps) {
  const headingId = useId();
  const members = usePart(state, (now) => now.members);
  const roster = usePart(state, (now) => now.roster);
  const you = usePart(state, (now) => now.you);
  const gone = peopleCalled(whoLeft({ members, roster, you }), typed.value);
  if (gone.length === 0) return null;
  return (
    <section class="people-gone" aria-labelledby={headingId}>
      <h2 id={headingId} class="people-heading">
        {roster.sampled ? peopleText.goneOrHidden : peopleText.gone}
      </h2>
      <ul class="people-list">
        {gone.slice(0, MOST_GONE).map((person) => (
          <PersonRow key={person.member} person={person} you={you.member} cardId={cardId} chosen={chosen} />
        ))}
      </ul>
      {gone.length > MOST_GONE && <p class="people-note">{peopleText.more(gone.length - MOST_GONE)}</p>}
    </section>
  );
}
