// A stream as server-sent events: `id` is the seq, so that `Last-Event-ID` goes on exactly after it.
import { unreachable } from '../../protocol/result.ts';
import type { Happening } from './reading.ts';

/** How long an EventSource waits before it comes back, ms. */
export const RETRY = 'retry: 2000\n\n';

export function asServerSentEvents(happening: Happening): string {
  switch (happening.kind) {
    case 'event': {
      const { event, name } = happening;
      // JSON holds no line end, which alone would end the field.
      return `id: ${event.seq}\nevent: ${event.kind}\ndata: ${JSON.stringify({ ...event, name })}\n\n`;
    }
    case 'reset':
      return `event: reset\ndata: ${JSON.stringify({ reason: happening.reason })}\n\n`;
    case 'standing':
      // Without data it is no event, but the reader keeps the id.
      return `id: ${happening.seq}\n\n`;
    case 'quiet':
      return ':\n\n';
    default:
      return unreachable(happening);
  }
}
