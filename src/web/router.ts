// The page shown now, and moving to another without reloading.
import { computed, signal } from '@preact/signals';
import type { Seq } from '../protocol/ids.ts';
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

/** The address bar shows the one spelling of the room, or of a message in it. */
export function settleAddress(room: string, message?: Seq): void {
  const path = roomPath(room, message);
  if (location.pathname !== path) history.replaceState(history.state, '', path);
}

export function roomPath(room: string, message?: Seq): string {
  return `/room/${encodeURIComponent(room)}${message === undefined ? '' : `/m/${message}`}`;
}

/** What people pass on. */
export function roomLink(room: string, message?: Seq): string {
  return `${location.origin}${roomPath(room, message)}`;
}
