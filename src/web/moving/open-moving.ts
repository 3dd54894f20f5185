// The way to the dialog that moves the person between devices, which is fetched then.
import { openOverlay } from '../overlay.ts';
import { text } from '../strings.ts';
import { showToast } from '../toast.tsx';

/** `typed`: what came with a link. */
export function openMoving(typed = ''): void {
  import('./moving-dialog.tsx').then(
    ({ movingDialog }) => openOverlay({ kind: 'late', View: movingDialog(typed) }),
    () => showToast(text.notReady),
  );
}
