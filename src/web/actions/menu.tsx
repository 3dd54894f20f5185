// A menu over the page beside what opened it: a native popover, which Esc and a press elsewhere close and which gives
// the focus back.
import { type ComponentChildren, render } from 'preact';
import { placePicker } from '../emoji/place-picker.ts';
import { moveAmongButtons, type RovingKeys } from './roving-buttons.ts';

export interface MenuLook {
  readonly label: string;
  readonly style: 'menu-list' | 'menu-emoji';
  readonly keys: RovingKeys;
}

export interface Menu {
  open(anchor: HTMLElement, look: MenuLook, items: ComponentChildren): void;
  close(): void;
  readonly isOpen: boolean;
  remove(): void;
}

export function makeMenu(): Menu {
  const element = document.createElement('div');
  element.popover = 'auto';
  element.setAttribute('role', 'menu');
  element.dir = 'auto';
  let keys: RovingKeys | null = null;
  let anchoredTo: HTMLElement | null = null;
  element.addEventListener('keydown', (event) => {
    if (event.key === 'Tab') element.hidePopover();
    else if (keys !== null && !moveAmongButtons(event, keys)) event.stopPropagation();
  });
  // A row or its toolbar, where a key opens the menu, cannot be expanded.
  element.addEventListener('toggle', ({ newState }) => {
    if (anchoredTo instanceof HTMLButtonElement) anchoredTo.setAttribute('aria-expanded', String(newState === 'open'));
  });
  return {
    open(anchor, look, items) {
      element.className = `menu ${look.style}`;
      element.setAttribute('aria-label', look.label);
      keys = look.keys;
      anchoredTo = anchor;
      render(items, element);
      document.body.append(element);
      element.showPopover();
      placePicker(element, anchor);
      element.querySelector('button')?.focus();
    },
    close: () => element.hidePopover(),
    get isOpen() {
      return element.matches(':popover-open');
    },
    remove() {
      render(null, element);
      element.remove();
    },
  };
}
