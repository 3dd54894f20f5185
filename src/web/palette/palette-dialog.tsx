// The command palette: one field to go to a room, mention someone or do something. A combobox whose list is always open;
// the focus stays in the field. Fetched late.
import { useSignal } from '@preact/signals';
import { useId, useMemo } from 'preact/hooks';
import { ModalDialog } from '../modal-dialog.tsx';
import type { Session } from '../session.ts';
import { paletteText } from '../strings-palette.ts';
import { paletteItems } from './items.ts';
import { makeChooser } from './palette-choice.ts';
import { PaletteField } from './palette-field.tsx';
import { optionId, PaletteList } from './palette-list.tsx';

export function PaletteDialog({ session }: { session: Session | null }) {
  const listId = useId();
  // As it was when the palette opened: from a list that changes under the hand the wrong thing is picked.
  const choose = useMemo(() => makeChooser(paletteItems(session?.state.peek() ?? null)), []);
  const typed = useSignal('');
  const active = useSignal(0);
  const groups = choose(typed.value);
  const items = groups.flatMap((group) => group.items);
  const current = items[active.value];
  const activeId = current && optionId(listId, current);
  return (
    <ModalDialog heading={paletteText.heading} place="top">
      <div class="palette">
        <PaletteField {...{ typed, active, items, listId, activeId }} />
        <PaletteList {...{ groups, listId, current }} />
        <Outcome count={items.length} isAsked={typed.value.trim() !== ''} />
      </div>
    </ModalDialog>
  );
}

/** Read out as one types; to be seen only where there is nothing else to see. */
function Outcome({ count, isAsked }: { count: number; isAsked: boolean }) {
  return (
    <p class={count === 0 ? 'palette-nothing' : 'visually-hidden'} role="status">
      {count === 0 ? paletteText.nothing : isAsked && paletteText.found(count)}
    </p>
  );
}
