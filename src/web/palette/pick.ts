// Does what was picked in the palette. What leads elsewhere takes the palette's place, its history entry included; what
// acts on the page waits until the palette has given the focus back.
import { closeOverlay } from '../overlay.ts';
import type { PaletteItem } from './items.ts';

export function pick({ leads, run }: PaletteItem): void {
  if (leads) return run();
  closeOverlay();
  setTimeout(run);
}
