// One short line at the bottom that says what just happened, and goes away by itself.
import { signal } from '@preact/signals';

const SHOWN_MS = 3_500;

const toast = signal('');
let timer: ReturnType<typeof setTimeout> | undefined;

export function showToast(text: string): void {
  toast.value = text;
  clearTimeout(timer);
  timer = setTimeout(() => {
    toast.value = '';
  }, SHOWN_MS);
}

/**
 * Lives in the page and in every modal dialog: what lies outside an open modal is inert, so a region there is
 * neither seen nor read out. The page's own stays there empty: only what comes into a region that is there is read out.
 */
export function ToastRegion({ isCovered = false }: { isCovered?: boolean }) {
  return (
    <div class="toast-region" role="status">
      {!isCovered && toast.value && <p class="toast">{toast.value}</p>}
    </div>
  );
}
