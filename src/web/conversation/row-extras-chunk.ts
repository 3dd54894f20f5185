// Fetches what only some rows show: the message they answer, reactions, the sign of being mentioned. Early, but beside
// the first script.
import { signal } from '@preact/signals';
import type { extras } from './row-extras.ts';

export const rowExtras = signal<typeof extras | null>(null);
let isFetching = false;

/** May be called as often as one likes: what failed is tried again. */
export function fetchRowExtras(): void {
  if (isFetching) return;
  isFetching = true;
  import('./row-extras.ts').then(
    (fetched) => {
      rowExtras.value = fetched.extras;
    },
    () => {
      isFetching = false;
    },
  );
}
