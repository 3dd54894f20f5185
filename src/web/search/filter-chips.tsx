// Filters as buttons, for those who do not know how to write them.
import type { RefObject } from 'preact';
import { dayOf } from '../conversation/day-labels.ts';
import { searchText } from '../strings-search.ts';
import type { SearchModel } from './search-model.ts';

/** What each writes; the selected part is what the person replaces. */
const CHIPS = {
  from: () => ({ filter: 'from:', value: '@' }),
  before: () => ({ filter: 'before:', value: dayOf(Date.now()) }),
  after: () => ({ filter: 'after:', value: dayOf(Date.now()) }),
  link: () => ({ filter: 'has:', value: 'link' }),
} as const;

type Chip = keyof typeof CHIPS;

export interface FilterChipsProps {
  readonly model: SearchModel;
  readonly field: RefObject<HTMLInputElement | null>;
}

export function FilterChips({ model, field }: FilterChipsProps) {
  const insert = (chip: Chip) => {
    const { filter, value } = CHIPS[chip]();
    const before = model.typed.peek().trimEnd();
    const text = `${before}${before === '' ? '' : ' '}${filter}${value}`;
    model.type(text);
    const input = field.current;
    if (input === null) return;
    input.value = text;
    input.focus();
    const end = text.length;
    input.setSelectionRange(chip === 'before' || chip === 'after' ? end - value.length : end, end);
  };
  return (
    <fieldset class="search-chips">
      <legend class="visually-hidden">{searchText.filters}</legend>
      {(Object.keys(CHIPS) as Chip[]).map((chip) => (
        <button key={chip} type="button" class="search-chip" onClick={() => insert(chip)}>
          {searchText.chips[chip]}
        </button>
      ))}
    </fieldset>
  );
}
