// Fetches views that may be wanted soon while the browser has nothing to do: offline is no time to fetch a dialog.
import { useEffect } from 'preact/hooks';

const AFTER_MS = 3_000;

export function usePrefetch(...views: readonly { prefetch(): void }[]): void {
  useEffect(() => {
    const timer = setTimeout(() => {
      for (const view of views) view.prefetch();
    }, AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
}
