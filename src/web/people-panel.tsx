// Who is here now, and what kind of room this is.
import { type ReadonlySignal, useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import type { RoomState } from '../client/state.ts';
import type { Present } from '../protocol/members.ts';
import { orderPeople } from './order-people.ts';
import { PersonCard } from './person-card.tsx';
import { PersonRow } from './person-row.tsx';
import { RoomCard } from './room-card.tsx';
import { text } from './strings.ts';
import { usePart } from './use-part.ts';

export function PeoplePanel({ state }: { state: ReadonlySignal<RoomState> }) {
  const cardId = useId();
  const headingId = useId();
  const chosen = useSignal<Present | null>(null);
  const roster = usePart(state, (now) => now.roster);
  const you = usePart(state, (now) => now.you.member);
  return (
    <div class="people">
      <h2 id={headingId} class="people-heading">
        {text.people.here(roster.count)}
      </h2>
      <ul class="people-list" aria-labelledby={headingId}>
        {orderPeople(roster.present, you).map((person) => (
          <PersonRow key={person.member} person={person} you={you} cardId={cardId} chosen={chosen} />
        ))}
      </ul>
      {roster.count === 1 && <p class="people-note">{text.people.nobody}</p>}
      {roster.sampled && <p class="people-note">{text.people.sampled(roster.present.length, roster.count)}</p>}
      <RoomCard />
      <PersonCard id={cardId} chosen={chosen} />
    </div>
  );
}
