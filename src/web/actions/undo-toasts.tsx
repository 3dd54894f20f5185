// One line for each deletion that can still be undone. Time stands still while someone reaches for it.
import type { ReadonlySignal } from '@preact/signals';
import type { Seq } from '../../protocol/ids.ts';
import { actionText } from '../strings-actions.ts';
import type { Deletions } from './deletions.ts';

export interface UndoToastsProps {
  readonly deleting: ReadonlySignal<ReadonlySet<Seq>>;
  readonly deletions: Deletions;
  readonly onUndo: (seq: Seq) => void;
}

export function UndoToasts({ deleting, deletions, onUndo }: UndoToastsProps) {
  if (deleting.value.size === 0) return null;
  const { hold, release } = deletions;
  return (
    <div class="undo-toasts" onPointerEnter={hold} onPointerLeave={release} onFocusIn={hold} onFocusOut={release}>
      {[...deleting.value].map((seq) => (
        <p key={seq} class="undo-toast">
          {actionText.deleted}
          <button type="button" class="undo-button" onClick={() => onUndo(seq)}>
            {actionText.undo}
          </button>
        </p>
      ))}
    </div>
  );
}
