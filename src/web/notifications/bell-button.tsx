// At the top of a room: the way to what one is told of it. Fetched beside the first script.
import { LineDrawing } from '../icons.tsx';
import { openOverlay } from '../overlay.ts';
import { unreadText } from '../strings-unread.ts';

/** lucide's `bell`. */
const BELL =
  'M10.268 21a2 2 0 0 0 3.464 0M3.262 15.326A1 1 0 0 0 4 17h16a1 1 0 0 0 .74-1.673C19.41 13.956 18 12.499 18 8A6 6 0 0 0 6 8c0 4.499-1.411 5.956-2.738 7.326';

export function BellButton({ room }: { room: string }) {
  return (
    <button
      type="button"
      class="icon-button bell-button"
      aria-label={unreadText.bell}
      onClick={() => openOverlay({ kind: 'notifications', room })}
    >
      <LineDrawing path={BELL} size={18} />
    </button>
  );
}
