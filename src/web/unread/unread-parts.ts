// Fetches what the first page can do without, from the first moment on. A room works without it, if it does not come.
import type { OpenUnread, UnreadOptions } from './open-unread.ts';

const parts = import('./open-unread.ts').catch(() => null);

export async function loadUnread(): Promise<((options: UnreadOptions) => OpenUnread) | null> {
  return (await parts)?.openUnread ?? null;
}
