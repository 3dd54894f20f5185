// Views that are fetched when first wanted, or earlier when the browser has nothing to do. A fetch that fails says so
// and may be tried again.
import { signal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';
import { closeOverlay } from './overlay.ts';
import { text } from './strings.ts';
import { showToast } from './toast.tsx';

export interface LazyView<Props> {
  readonly View: ComponentType<Props>;
  /** Fetches without showing; silent when that fails. */
  prefetch(): void;
}

export function lazyView<Props extends object>(load: () => Promise<ComponentType<Props>>): LazyView<Props> {
  const loaded = signal<{ readonly View: ComponentType<Props> } | null>(null);
  const fetchView = async () => {
    loaded.value ??= { View: await load() };
  };
  function View(props: Props) {
    useEffect(() => {
      fetchView().catch(giveUp);
    }, []);
    const ready = loaded.value;
    return ready && <ready.View {...props} />;
  }
  return { View, prefetch: () => void fetchView().catch(() => {}) };
}

function giveUp(): void {
  closeOverlay();
  showToast(text.notReady);
}
