// Every emoji to choose from, beside what asked for them; a sheet at the bottom of a phone. Fetched late, with data from
// our own origin.

import Picker from 'emoji-picker-element/picker';
import dataName from 'emoji-picker-element-data/en/github/data.json?served';
import { emojiText } from '../strings-emoji.ts';
import { placePicker } from './place-picker.ts';

interface Popup {
  readonly element: HTMLElement;
  readonly picker: Picker;
}

/** Only one is ever open. */
let popup: Popup | null = null;
let picked: (emoji: string) => void = () => {};
let anchoredTo: HTMLElement | null = null;
/** A press on the anchor closes an open picker by itself; the click that follows must not open it again. */
let isClosingPress = false;

/** What is an emoji by itself needs no selector after it; the data has some, which rooms would not take as a reaction. */
const NEEDLESS_SELECTOR = /(?<=\p{Emoji_Presentation})\ufe0f/gu;

export function openEmojiPicker(anchor: HTMLElement, onPick: (emoji: string) => void): void {
  const isSamePress = isClosingPress;
  isClosingPress = false;
  if (isSamePress) return;
  popup ??= makePopup();
  const { element, picker } = popup;
  picked = onPick;
  anchoredTo = anchor;
  element.showPopover();
  placePicker(element, anchor);
  const search = picker.shadowRoot?.querySelector('input');
  if (search) clear(search);
  // A touch keyboard would cover what is to be chosen from.
  if (search && !matchMedia('(pointer: coarse)').matches) search.focus();
  else element.focus();
}

/** What was searched for the last time. */
function clear(search: HTMLInputElement): void {
  if (search.value === '') return;
  search.value = '';
  search.dispatchEvent(new Event('input', { bubbles: true }));
}

function makePopup(): Popup {
  const element = document.createElement('div');
  element.className = 'emoji-popup';
  element.popover = 'auto';
  element.tabIndex = -1;
  element.setAttribute('role', 'dialog');
  element.setAttribute('aria-label', emojiText.regionLabel);
  const picker = new Picker({ dataSource: new URL(dataName, import.meta.url).href, i18n: emojiText });
  picker.addEventListener('emoji-click', ({ detail }) => {
    element.hidePopover();
    if (detail.unicode) picked(detail.unicode.replace(NEEDLESS_SELECTOR, ''));
  });
  const press = ({ target }: PointerEvent) => {
    const isOnAnchor = target instanceof Node && anchoredTo?.contains(target) === true;
    isClosingPress = isOnAnchor && element.matches(':popover-open');
  };
  addEventListener('pointerdown', press, { capture: true });
  element.append(picker);
  document.body.append(element);
  return { element, picker };
}
