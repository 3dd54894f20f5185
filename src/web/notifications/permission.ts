// The browser's word on notifications, as a signal, and the one place that asks for it: from a click.
import { computed, signal } from '@preact/signals';

export type Permission = NotificationPermission | 'unsupported';

const current = signal<Permission>(read());

export const permission = computed(() => current.value);

function read(): Permission {
  return 'Notification' in globalThis ? Notification.permission : 'unsupported';
}

export async function askPermission(): Promise<Permission> {
  if (read() !== 'unsupported') await Notification.requestPermission();
  current.value = read();
  return current.value;
}

/** It says it can, and cannot: phones show notifications only for installed pages. */
export function giveUpNotifications(): void {
  current.value = 'unsupported';
}

// Whoever changed it in the browser's settings comes back to the page.
addEventListener('focus', () => {
  if (current.peek() !== 'unsupported') current.value = read();
});
