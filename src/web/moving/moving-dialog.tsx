// Moves the person between devices: shows their key to take along, and takes one that was brought. Fetched late.
import { useSignal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { ModalDialog } from '../modal-dialog.tsx';
import { movingText } from '../strings-moving.ts';
import { BecomeSure, type Becoming } from './become-sure.tsx';
import { BringHere } from './bring-here.tsx';
import { TakeAlong } from './take-along.tsx';

/** The dialog with what came by a link; without, it begins with one's own key. */
export function movingDialog(typed: string): ComponentType {
  return () => <MovingDialog typed={typed} />;
}

function MovingDialog({ typed }: { typed: string }) {
  const becoming = useSignal<Becoming | null>(null);
  return (
    <ModalDialog heading={movingText.heading}>
      {becoming.value ? (
        <BecomeSure {...becoming.value} stay={() => (becoming.value = null)} />
      ) : (
        <>
          {typed === '' && <TakeAlong />}
          <BringHere typed={typed} goOn={(chosen) => (becoming.value = chosen)} />
        </>
      )}
    </ModalDialog>
  );
}
