// Tells assistive technology which list belongs to the field, and which of its options is the current one. The field
// stays a text box: a textarea may not be a combobox (W12).
import { keyOfOffer, type Offer } from './offers.ts';

export const LIST_ID = 'completion';

interface Listed {
  readonly offers: readonly Offer[];
  readonly current: number;
}

export function optionId(offer: Offer): string {
  return `${LIST_ID}-${keyOfOffer(offer)}`;
}

export function markField(field: HTMLTextAreaElement, list: Listed | null): void {
  const offer = list?.offers[list.current];
  setOrRemove(field, 'aria-autocomplete', offer && 'list');
  setOrRemove(field, 'aria-controls', offer && LIST_ID);
  setOrRemove(field, 'aria-activedescendant', offer && optionId(offer));
}

function setOrRemove(element: HTMLElement, name: string, value: string | undefined): void {
  if (value === undefined) element.removeAttribute(name);
  else element.setAttribute(name, value);
}
