// Where the reader is in the conversation, to bring them back there.
import type { RoomState } from '../../client/state.ts';
import { findAnchors } from '../conversation/anchor.ts';
import type { WantedPlace } from '../wanted-place.ts';

export type Origin = WantedPlace;

/** Closer to the end than this, they were at the end, and go back there. */
const NEAR_END_PX = 100;

export function originOf({ timeline }: RoomState): Origin {
  const scroller = listScroller();
  const end = { seq: timeline.head + 1, share: 1 };
  if (scroller === null) return end;
  const below = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight;
  const anchor = findAnchors(scroller).find(({ row }) => row.dataset.seq !== undefined);
  if (anchor === undefined || (timeline.atEnd && below < NEAR_END_PX)) return end;
  return { seq: Number(anchor.row.dataset.seq), share: anchor.top / scroller.clientHeight };
}

function listScroller(): HTMLElement | null {
  return document.querySelector<HTMLElement>('.list-scroller');
}
