// Which row the reader's eyes rest on, and where it stands: what must not move while other things change.
// The browser's own scroll anchoring is off (Safari had none for years); this does the same everywhere.

export interface Anchor {
  readonly row: HTMLElement;
  /** Its upper edge below the scroller's, in CSS pixels. */
  readonly top: number;
}

export function rowsOf(scroller: HTMLElement): HTMLElement[] {
  return Array.from(scroller.querySelectorAll<HTMLElement>('[data-row]'));
}

export function topOf(row: HTMLElement, scroller: HTMLElement): number {
  return row.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
}

/** The first row that begins in view and the last one in view: the second in case the first is removed. */
export function findAnchors(scroller: HTMLElement): readonly Anchor[] {
  const rows = rowsOf(scroller);
  const edge = scroller.getBoundingClientRect().top;
  const topAt = (index: number) => (rows[index]?.getBoundingClientRect().top ?? Number.POSITIVE_INFINITY) - edge;
  const first = firstWhere(rows.length, (index) => topAt(index) >= 0);
  const beyond = firstWhere(rows.length, (index) => topAt(index) >= scroller.clientHeight);
  // A row taller than the view leaves none that begins in it: then the one that covers it.
  const indices = first < beyond ? [first, beyond - 1] : [beyond - 1];
  return indices.flatMap((index) => {
    const row = rows[index];
    return row ? [{ row, top: topAt(index) }] : [];
  });
}

/** Smallest index that fits; `fits` is false up to some index and true from there. */
function firstWhere(length: number, fits: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (fits(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
