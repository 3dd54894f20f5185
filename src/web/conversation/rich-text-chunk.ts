// Fetches what draws Markdown: early, but beside the first script. Until it is here, and if it never comes, text is
// shown as it was written.
import { signal } from '@preact/signals';
import type { RichTextTools } from './markdown/rich-text.tsx';
import { mayBeRich } from './markdown-signs.ts';

export const richText = signal<RichTextTools | null>(null);
/** It is here, or is not worth waiting for any longer. */
export const isRichTextSettled = signal(false);
/** Longer than it takes to fetch beside the first messages, shorter than patience. */
const PATIENCE_MS = 600;
let isFetching = false;

/** May be called as often as one likes: what failed is tried again. */
export function fetchRichText(): void {
  if (isFetching) return;
  isFetching = true;
  setTimeout(settle, PATIENCE_MS);
  import('./markdown/rich-text.tsx').then(
    ({ startRichText }) => {
      richText.value = startRichText();
      settle();
    },
    () => {
      isFetching = false;
      settle();
    },
  );
}

/** The words without their marks; as they were written as long as what reads those is not here. */
export function unmarked(text: string): string {
  return mayBeRich(text) ? (richText.value?.unmark(text) ?? text) : text;
}

function settle(): void {
  isRichTextSettled.value = true;
}
