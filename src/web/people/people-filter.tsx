// The field to find someone in a crowd.
import type { Signal } from '@preact/signals';
import { peopleText } from '../strings-people.ts';

export interface PeopleFilterProps {
  readonly typed: Signal<string>;
  /** How many of those who are here match. */
  readonly found: number;
}

export function PeopleFilter({ typed, found }: PeopleFilterProps) {
  const isAsked = typed.value.trim() !== '';
  return (
    <>
      <input
        class="input people-filter"
        type="search"
        aria-label={peopleText.find}
        placeholder={peopleText.find}
        autocomplete="off"
        spellcheck={false}
        dir="auto"
        value={typed.value}
        onInput={(input) => {
          typed.value = input.currentTarget.value;
        }}
      />
      <p class={isAsked && found === 0 ? 'people-note' : 'visually-hidden'} role="status">
        {isAsked && (found === 0 ? peopleText.nobodyCalled : peopleText.found(found))}
      </p>
    </>
  );
}
