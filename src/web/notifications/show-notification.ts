// One notification a room: a newer one takes its place.
import { giveUpNotifications } from './permission.ts';

export interface Shown {
  readonly room: string;
  readonly title: string;
  readonly body: string;
  /** Takes the place of one of the same burst, without sound or pop-up. */
  readonly isRenewal: boolean;
  readonly onClick: () => void;
}

/** Returns the way to take it back. */
export function showNotification({ room, title, body, isRenewal, onClick }: Shown): () => void {
  try {
    const options = { body, tag: `ajar:${room}`, icon: '/icons/icon-192.png', silent: isRenewal, renotify: !isRenewal };
    const notification = new Notification(title, options);
    notification.onclick = () => {
      window.focus();
      notification.close();
      onClick();
    };
    return () => notification.close();
  } catch {
    giveUpNotifications();
    return () => {};
  }
}
