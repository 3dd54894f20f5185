// The palette's field: typing narrows the list, keys walk along it, Enter picks.
import type { Signal } from '@preact/signals';
import { isComposingKey } from '../composing-key.ts';
import { Icon } from '../icons.tsx';
import { closeOverlay } from '../overlay.ts';
import { paletteText } from '../strings-palette.ts';
import type { PaletteItem } from './items.ts';
import { moveInList } from './list-move.ts';
import { pick } from './pick.ts';

export interface PaletteFieldProps {
  readonly typed: Signal<string>;
  /** Index into `items` of the one that Enter picks. */
  readonly active: Signal<number>;
  readonly items: readonly PaletteItem[];
  readonly listId: string;
  readonly activeId: string | undefined;
}

export function PaletteField({ typed, active, items, listId, activeId }: PaletteFieldProps) {
  const keyDown = (event: KeyboardEvent) => {
    if (isComposingKey(event)) return;
    if (isPaletteKey(event)) return take(event, closeOverlay);
    const to = moveInList(event.key, active.value, items.length);
    if (to !== null) return take(event, () => (active.value = to));
    const picked = items[active.value];
    if (event.key === 'Enter') take(event, () => picked && pick(picked));
  };
  return (
    <label class="palette-field">
      <Icon name="arrowRight" />
      <input
        class="palette-input"
        role="combobox"
        aria-label={paletteText.label}
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={activeId}
        aria-autocomplete="list"
        placeholder={paletteText.placeholder}
        autocomplete="off"
        autocapitalize="none"
        spellcheck={false}
        dir="auto"
        data-first
        value={typed.value}
        onInput={(input) => {
          typed.value = input.currentTarget.value;
          active.value = 0;
        }}
        onKeyDown={keyDown}
      />
    </label>
  );
}

/** The key that opened it closes it. */
function isPaletteKey({ key, ctrlKey, metaKey }: KeyboardEvent): boolean {
  return (ctrlKey || metaKey) && key.toLowerCase() === 'k';
}

function take(event: Event, act: () => void): void {
  event.preventDefault();
  act();
}
