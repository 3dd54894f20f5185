// The popover that tells more about one person.
import type { ReadonlySignal } from '@preact/signals';
import { peopleText } from '../strings-people.ts';
import type { Person } from './person.ts';
import { PersonFacts } from './person-facts.tsx';

export interface PersonCardProps {
  readonly id: string;
  readonly chosen: ReadonlySignal<Person | null>;
}

export function PersonCard({ id, chosen }: PersonCardProps) {
  const person = chosen.value;
  return (
    <div id={id} class="person-card" popover="auto" role="dialog" aria-label={peopleText.card}>
      {person && <PersonFacts person={person} />}
    </div>
  );
}
