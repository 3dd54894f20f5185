// Who is here now, who was, and what kind of room this is. Fetched beside the first script: there is nothing to list
// before the room answers.
import { type ReadonlySignal, useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import type { RoomState } from '../../client/state.ts';
import { peopleText } from '../strings-people.ts';
import { usePart } from '../use-part.ts';
import { peopleCalled } from './find-people.ts';
import { orderPeople } from './order-people.ts';
import { PeopleFilter } from './people-filter.tsx';
import { PeopleGone } from './people-gone.tsx';
import type { Person } from './person.ts';
import { PersonCard } from './person-card.tsx';
import { PersonRow } from './person-row.tsx';
import { RoomCard } from './room-card.tsx';

/** More than a glance takes in. */
const CROWD = 12;

export function PeoplePanel({ state }: { state: ReadonlySignal<RoomState> }) {
  const cardId = useId();
  const headingId = useId();
  const chosen = useSignal<Person | null>(null);
  const typed = useSignal('');
  const roster = usePart(state, (now) => now.roster);
  const you = usePart(state, (now) => now.you.member);
  const found = peopleCalled(roster.present, typed.value);
  return (
    <div class="people">
      <h2 id={headingId} class="people-heading">
        {peopleText.here(roster.count)}
      </h2>
      {(roster.present.length > CROWD || typed.value !== '') && <PeopleFilter typed={typed} found={found.length} />}
      <ul class="people-list" aria-labelledby={headingId}>
        {orderPeople(found, you).map((person) => (
          <PersonRow key={person.member} person={person} you={you} cardId={cardId} chosen={chosen} />
        ))}
      </ul>
      {roster.count === 1 && <p class="people-note">{peopleText.nobody}</p>}
      {roster.sampled && <p class="people-note">{peopleText.sampled(roster.present.length, roster.count)}</p>}
      <PeopleGone {...{ state, typed, cardId, chosen }} />
      <RoomCard />
      <PersonCard id={cardId} chosen={chosen} />
    </div>
  );
}
