// The one dialog or drawer that may lie over the page. It has a history entry of its own, so that the back gesture
// closes it instead of leaving the room.
import { computed, signal } from '@preact/signals';
import type { ComponentType } from 'preact';

export type Overlay =
  | { readonly kind: 'rooms' }
  | { readonly kind: 'people' }
  | { readonly kind: 'share' }
  | { readonly kind: 'search' }
  | { readonly kind: 'settings' }
  | { readonly kind: 'palette' }
  | { readonly kind: 'shortcuts' }
  | { readonly kind: 'details' }
  | { readonly kind: 'notifications'; readonly room: string }
  | { readonly kind: 'alias'; readonly room: string }
  /** Of a part that was fetched late, which brings it along. */
  | { readonly kind: 'late'; readonly View: ComponentType };

const current = signal<Overlay | null>(null);

export const overlay = computed(() => current.value);

/** Opening one from within another takes over its history entry. */
export function openOverlay(next: Overlay): void {
  if (!hasOverlayEntry()) history.pushState({ overlay: true }, '');
  current.value = next;
}

export function closeOverlay(): void {
  if (current.peek() === null) return;
  current.value = null;
  if (hasOverlayEntry()) history.back();
}

/** Without touching the history: whoever calls moves elsewhere themselves. */
export function dropOverlay(): void {
  current.value = null;
}

export function hasOverlayEntry(): boolean {
  const state: unknown = history.state;
  return typeof state === 'object' && state !== null && 'overlay' in state;
}

addEventListener('popstate', () => {
  if (!hasOverlayEntry()) current.value = null;
});
