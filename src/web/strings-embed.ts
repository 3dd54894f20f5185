// The words of the element that shows a room on other sites: see strings.ts.
import type { Entry } from './strings.ts';

export const embedText = {
  title: (room: string) => `Chat room ${room}`,
} as const satisfies Entry;
