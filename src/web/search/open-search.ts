// The way into the search, from the header's button, the `/` key, the palette and the command.
import { openOverlay } from '../overlay.ts';

export function openSearch(): void {
  openOverlay({ kind: 'search' });
}
