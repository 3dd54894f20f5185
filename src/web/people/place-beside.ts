// Puts a popover beside what opened it, within the window. Anchor positioning in CSS would do it where it exists.

const GAP = 8;
/** The card's size before it is shown: its width is fixed, its height only has to be near. */
const WIDTH = 288;
const HEIGHT = 250;

export function placeBeside(card: HTMLElement | null, anchor: HTMLElement): void {
  if (card === null) return;
  const { left, right, top } = anchor.getBoundingClientRect();
  const before = left - WIDTH - GAP;
  const x = before >= GAP ? before : clamp(right - WIDTH, GAP, innerWidth - WIDTH - GAP);
  const y = before >= GAP ? top : top + anchor.offsetHeight + GAP;
  card.style.left = `${x}px`;
  card.style.top = `${clamp(y, GAP, innerHeight - HEIGHT - GAP)}px`;
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(value, high));
}
