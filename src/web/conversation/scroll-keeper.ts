// Keeps the list still, or at its end: whatever changes in it or around it, in the same frame, before it is painted.
import type { WantedPlace } from '../wanted-place.ts';
import { type Anchor, findAnchors, rowsOf, topOf } from './anchor.ts';

/** A reader this close to the end wants to stay there. */
const NEAR_END_PX = 100;
/** Rounding of fractional pixels. */
const AT_END_PX = 4;

export interface Reading {
  /** Whether the reader is at the end of what is loaded. */
  readonly atEnd: boolean;
  readonly above: number;
  readonly below: number;
  readonly viewport: number;
}

export interface Place {
  readonly key: string;
  readonly seq: number;
  readonly top: number;
}

export interface ScrollKeeperOptions {
  readonly scroller: HTMLElement;
  /** Whether rows that come next may move the list while the reader is at its end. */
  readonly mayFollow: () => boolean;
  readonly onRead: (reading: Reading) => void;
  /** The reader scrolled; this module did not. */
  readonly onMove: () => void;
}

export interface ScrollKeeper {
  /** Right after rows changed. */
  settle(): void;
  /** Now, and until the reader moves away. */
  toEnd(): void;
  /** The row around that control is about to change its height: its beginning stays. */
  holdRow(control: HTMLElement): void;
  /** Where the reader is, to come back to; null at the end. */
  place(): Place | null;
  /** False if that row is not there. */
  restore(place: Place): boolean;
  /** Brings the first row from that seq on to where it is wanted; the end if there is none. */
  reveal(place: WantedPlace): void;
  stop(): void;
}

export function keepScroll({ scroller, mayFollow, onRead, onMove }: ScrollKeeperOptions): ScrollKeeper {
  let anchors: readonly Anchor[] = [];
  let atEnd = true;
  /** As it was when last looked: a page that completes the window must not carry the reader along. */
  let follows = true;
  /** Goes to the end once, whether or not the list follows. */
  let isSummoned = true;
  let contentHeight = 0;
  /** Where this module last scrolled to: being there is not the reader's doing. */
  let ownTop = -1;

  const read = () => {
    const below = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight;
    const isFollowing = mayFollow();
    atEnd = below <= (isFollowing ? NEAR_END_PX : AT_END_PX);
    follows = atEnd && isFollowing;
    onRead({ atEnd, above: scroller.scrollTop, below, viewport: scroller.clientHeight });
  };

  const settle = () => {
    const height = scroller.scrollHeight;
    const sticks = isSummoned || (height === contentHeight ? atEnd : follows && mayFollow());
    if (sticks) scroller.scrollTop = height;
    // An anchor is kept for as long as it is held: measuring it anew each time would add up the rounding.
    const isHeld = !sticks && holdAnchor(scroller, anchors);
    ownTop = scroller.scrollTop;
    isSummoned = false;
    contentHeight = height;
    read();
    // While the list follows, nothing is held: no rows need measuring.
    if (!isHeld && !follows) anchors = findAnchors(scroller);
  };

  const onScroll = () => {
    if (scroller.scrollTop === ownTop) return;
    ownTop = -1;
    anchors = findAnchors(scroller);
    onMove();
    read();
    isSummoned &&= atEnd;
  };
  const hold = (anchor: Anchor) => {
    atEnd = false;
    follows = false;
    isSummoned = false;
    anchors = [anchor];
  };

  const stopWatching = watch(scroller, { onScroll, onResize: settle });
  return {
    settle,
    toEnd() {
      isSummoned = true;
      settle();
      // Rows that come with the next drawing, such as the one just sent, belong to it; later ones do not.
      isSummoned = true;
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          isSummoned = false;
        }),
      );
    },
    holdRow(control) {
      const row = control.closest<HTMLElement>('[data-row]');
      // A row that began above the view would fold away over it: then its beginning comes into view.
      if (row !== null) hold({ row, top: Math.max(topOf(row, scroller), 0) });
    },
    place: () => (atEnd ? null : placeOf(anchors[0])),
    restore(place) {
      const row = rowsOf(scroller).find((candidate) => candidate.dataset.row === place.key);
      if (row === undefined) return false;
      hold({ row, top: place.top });
      settle();
      return true;
    },
    reveal({ seq, share }) {
      const row = rowsOf(scroller).find((candidate) => Number(candidate.dataset.seq) >= seq);
      if (row) hold({ row, top: scroller.clientHeight * share });
      else isSummoned = true;
      settle();
    },
    stop: stopWatching,
  };
}

/** Whether the first anchor is still there. */
function holdAnchor(scroller: HTMLElement, anchors: readonly Anchor[]): boolean {
  const anchor = anchors.find(({ row }) => row.isConnected);
  if (anchor === undefined) return false;
  const moved = topOf(anchor.row, scroller) - anchor.top;
  if (Math.abs(moved) >= 0.5) scroller.scrollTop += moved;
  return anchor === anchors[0];
}

function placeOf(anchor: Anchor | undefined): Place | null {
  const { row: key, seq } = anchor?.row.dataset ?? {};
  return anchor && key && seq ? { key, seq: Number(seq), top: anchor.top } : null;
}

interface Listeners {
  readonly onScroll: () => void;
  readonly onResize: () => void;
}

/** Sizes are observed between layout and paint: what is set right there was never seen wrong. */
function watch(scroller: HTMLElement, { onScroll, onResize }: Listeners): () => void {
  const sizes = new ResizeObserver(onResize);
  sizes.observe(scroller);
  if (scroller.firstElementChild) sizes.observe(scroller.firstElementChild);
  scroller.addEventListener('scroll', onScroll, { passive: true });
  return () => {
    sizes.disconnect();
    scroller.removeEventListener('scroll', onScroll);
  };
}
