// Every word about what is unread, fetched with it: see strings.ts.
import { formatCount, plural } from './plural.ts';
import type { Entry } from './strings.ts';

export const unreadText = {
  since: (n: number, time: string) => `${formatCount(n)} new since ${time}`,
  many: (n: number) =>
    n === 0 ? 'New messages' : `More than ${formatCount(n)} new ${plural(n, { one: 'message', other: 'messages' })}`,
  jump: 'Jump',
  markRead: 'Mark as read',
  bell: 'Notifications',
} as const satisfies Entry;
