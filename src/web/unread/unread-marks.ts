// What the list of rooms shows as unread: what this device knows, no more. Filled by mark-rooms.ts, which loads late.
import { signal } from '@preact/signals';

export interface UnreadMark {
  readonly unread: number;
  readonly mentions: number;
}

export const unreadMarks = signal<ReadonlyMap<string, UnreadMark>>(new Map());
