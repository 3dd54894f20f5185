// What this device does with a room it knows: call it something else, or forget it.
import { useSignal } from '@preact/signals';
import { LateIcon } from './late-icons.tsx';
import { ModalDialog } from './modal-dialog.tsx';
import { closeOverlay } from './overlay.ts';
import { recentRooms, removeRoom, renameRoom } from './recent-rooms.ts';
import { roomLabel } from './room-label.ts';
import { text } from './strings.ts';
import { dialogText } from './strings-dialogs.ts';
import { TextField } from './text-field.tsx';
import { showToast } from './toast.tsx';

export function AliasDialog({ room }: { room: string }) {
  const known = recentRooms.value.find(({ id }) => id === room);
  const alias = useSignal(known?.alias ?? '');
  const save = (submit: Event) => {
    submit.preventDefault();
    renameRoom(room, alias.value.trim());
    closeOverlay();
  };
  const remove = () => {
    closeOverlay();
    removeRoom(room);
    showToast(dialogText.alias.removed(known?.alias || roomLabel(room, known?.title ?? '')));
  };
  return (
    <ModalDialog heading={dialogText.alias.heading}>
      <form class="form" onSubmit={save}>
        <TextField label={dialogText.alias.label} value={alias} error="" hint={dialogText.alias.hint} first />
        <div class="form-actions">
          <button type="submit" class="button button-primary">
            {text.save}
          </button>
        </div>
      </form>
      <div class="danger-zone">
        <button type="button" class="button button-danger" onClick={remove}>
          <LateIcon name="trash" size={17} />
          {dialogText.alias.remove}
        </button>
        <p class="field-hint">{dialogText.alias.removeHint}</p>
      </div>
    </ModalDialog>
  );
}
