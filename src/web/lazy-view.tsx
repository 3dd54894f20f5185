// Views that are fetched when first wanted, or earlier when the browser has nothing to do. A fetch that fails says so
// and may be tried again.
import { signal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { closeOverlay } from './overlay.ts';
import { text } from './strings.ts';
import { showToast } from './toast.tsx';

export interface LazyView<Props> {
  readonly View: ComponentType<Props>;
  /** Fetches without showing; silent when that fails. */
  prefetch(): void;
}

type Load<Props> = () => Promise<ComponentType<Props>>;

/** A dialog or a part of a page: without it the page goes on. */
export function lazyView<Props extends object>(load: Load<Props>): LazyView<Props> {
  return makeLazy(load, () => giveUp);
}

/** A part that nobody asked for: without it the page goes on, and nothing is said. */
export function optionalView<Props extends object>(load: Load<Props>): LazyView<Props> {
  return makeLazy(load, () => () => {});
}

/** A whole page: without it there is nothing to show, which is for the boundary around pages to say. */
export function latePage<Props extends object>(load: Load<Props>): LazyView<Props> {
  return makeLazy(load, useFault);
}

type Failed = (fault: unknown) => void;

function makeLazy<Props extends object>(load: Load<Props>, useFailed: () => Failed): LazyView<Props> {
  const loaded = signal<{ readonly View: ComponentType<Props> } | null>(null);
  const fetchView = async () => {
    loaded.value ??= { View: await load() };
  };
  function View(props: Props) {
    const failed = useFailed();
    useEffect(() => {
      fetchView().catch(failed);
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

/** Throws while drawing, where boundaries catch. */
function useFault(): Failed {
  const [fault, setFault] = useState<{ readonly cause: unknown } | null>(null);
  if (fault) throw fault.cause;
  return (cause) => setFault({ cause });
}
