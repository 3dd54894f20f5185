// What the page shows of unread messages where it is not looked at: the dot on its icon in the tab bar, a number on the
// installed app.
import { effect, type ReadonlySignal } from '@preact/signals';
import { isHere } from './attention.ts';
import type { UnreadCounts } from './room-unread.ts';
import { unreadMarks } from './unread-marks.ts';

/** Of two colours: whether someone is called by name shows from afar. */
const ICONS = { none: '/favicon.svg', unread: '/favicon-unread.svg', mention: '/favicon-mention.svg' } as const;

export function badgePage(away: ReadonlySignal<UnreadCounts>): () => void {
  const stops = [effect(() => showIcon(iconFor(away.value))), effect(showNumber)];
  return () => {
    for (const stop of stops) stop();
    showIcon('none');
  };
}

function iconFor({ unread, mentions }: UnreadCounts): keyof typeof ICONS {
  if (mentions > 0) return 'mention';
  return unread > 0 ? 'unread' : 'none';
}

function showIcon(icon: keyof typeof ICONS): void {
  const link = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
  if (link && link.getAttribute('href') !== ICONS[icon]) link.setAttribute('href', ICONS[icon]);
}

/** Of all rooms this device knows. Where the app is not installed the number goes nowhere, or is refused. */
function showNumber(): void {
  if (!('setAppBadge' in navigator)) return;
  const marks = isHere.value ? [] : [...unreadMarks.value.values()];
  navigator.setAppBadge(marks.reduce((sum, { unread }) => sum + unread, 0)).catch(() => {});
}
