// Where deletions can be undone: lines over the end of the list, gone when the page is.
import type { ReadonlySignal } from '@preact/signals';
import { render } from 'preact';
import type { Seq } from '../../protocol/ids.ts';
import { announce } from '../announcer.tsx';
import { actionText } from '../strings-actions.ts';
import type { Deletions } from './deletions.ts';
import { UndoToasts } from './undo-toasts.tsx';

export interface UndoPlace {
  /** The newest deletion. */
  undoLast(): void;
  stop(): void;
}

export function makeUndoPlace(
  scroller: HTMLElement,
  { deleting, deletions }: { readonly deleting: ReadonlySignal<ReadonlySet<Seq>>; readonly deletions: Deletions },
): UndoPlace {
  const host = document.createElement('div');
  const backTo = (seq: Seq) => {
    announce(actionText.undone);
    scroller.querySelector<HTMLElement>(`[data-seq="${seq}"]`)?.focus({ preventScroll: true });
  };
  const undo = (seq: Seq) => {
    deletions.undo(seq);
    backTo(seq);
  };
  const finishIfHidden = () => {
    if (document.visibilityState === 'hidden') deletions.finish();
  };
  scroller.after(host);
  render(<UndoToasts {...{ deleting, deletions }} onUndo={undo} />, host);
  addEventListener('pagehide', deletions.finish);
  document.addEventListener('visibilitychange', finishIfHidden);
  return {
    undoLast() {
      const seq = deletions.undoLast();
      if (seq !== null) backTo(seq);
    },
    stop() {
      deletions.finish();
      removeEventListener('pagehide', deletions.finish);
      document.removeEventListener('visibilitychange', finishIfHidden);
      render(null, host);
      host.remove();
    },
  };
}
