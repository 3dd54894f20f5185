// The page shown now, and moving to another without reloading.
import { computed, signal } from '@preact/signals';
import { dropOverlay, hasOverlayEntry } from './overlay.ts';
import { parseRoute, type Route } from './route.ts';

const current = signal<Route>(parseRoute(location.pathname));

export const route = computed(() => current.value);

addEventListener('popstate', () => {
  const next = parseRoute(location.pathname);
  // The same room with another overlay is the same page: a new value would only disturb it.
  if (JSON.stringify(next) !== JSON.stringify(current.peek())) current.value = next;
});

/** Leaving through an overlay replaces its history entry: going back must not open it again. */
export function navigate(path: string): void {
  if (hasOverlayEntry()) history.replaceState(null, '', path);
  else history.pushState(null, '', path);
  dropOverlay();
  current.value = parseRoute(location.pathname);
}

/** The address bar shows the room's one spelling. */
export function settleAddress(room: string): void {
  if (location.pathname !== roomPath(room)) history.replaceState(history.state, '', roomPath(room));
}

export function roomPath(room: string): string {
  return `/room/${encodeURIComponent(room)}`;
}

/** What people pass on. */
export function roomLink(room: string): string {
  return `${location.origin}${roomPath(room)}`;
}
