// To one message: a permalink, a search hit, the original of a reply. Its row comes into view, takes the focus and is
// marked for a moment; what is not there any more is said, beside what was around it.
import type { Seq } from '../../protocol/ids.ts';
import { conversationText } from '../strings-conversation.ts';
import { showToast } from '../toast.tsx';
import type { WantedPlace } from '../wanted-place.ts';

/** A little above the middle, where the eye rests. */
const SHARE = 0.38;
const MARKED_MS = 2_400;
const stillness = matchMedia('(prefers-reduced-motion: reduce)');

export function placeOfMessage(seq: Seq): WantedPlace {
  return { seq, share: SHARE, isTarget: true };
}

/** Once the place is in view. */
export function arriveAt(scroller: HTMLElement, { seq }: WantedPlace): void {
  const row = scroller.querySelector<HTMLElement>(`[data-seq="${seq}"]`);
  if (row === null) return showToast(conversationText.list.notThere);
  row.focus({ preventScroll: true });
  if (stillness.matches) return;
  row.animate(
    [{ background: 'var(--accent-soft)', offset: 0 }, { background: 'var(--accent-soft)', offset: 0.6 }, {}],
    MARKED_MS,
  );
}
