// Puts the picker over its anchor, or under it where there is no room, within the window. On a narrow screen the style
// makes it a sheet instead.

const GAP = 8;

/** Their ends are level, or their starts. */
export function placePicker(picker: HTMLElement, anchor: HTMLElement, level: 'start' | 'end' = 'end'): void {
  const { style, offsetWidth, offsetHeight } = picker;
  const { left, right, top, bottom } = anchor.getBoundingClientRect();
  const above = top - GAP - offsetHeight;
  style.left = `${within(level === 'end' ? right - offsetWidth : left, innerWidth - offsetWidth)}px`;
  style.top = `${within(above >= GAP ? above : bottom + GAP, innerHeight - offsetHeight)}px`;
}

function within(place: number, last: number): number {
  return Math.max(GAP, Math.min(place, last - GAP));
}
