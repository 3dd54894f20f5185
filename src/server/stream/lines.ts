// A stream as lines, as plain text mode shows them (T1, T3, T5).
import { messageLines, notice } from '../../protocol/plain-text.ts';
import { unreachable } from '../../protocol/result.ts';
import { liveText } from '../../room/plain-lines.ts';
import type { Happening } from './reading.ts';

/** To the beginning of a line from the beginning of a line: only what is written tells that a reader hung up. */
const NOTHING_SHOWN = '\r';

/** Empty where there is nothing to show. */
export function asLines(happening: Happening): string {
  switch (happening.kind) {
    case 'event': {
      const text = liveText(happening.event.kind, happening.event.body);
      return text === null ? '' : `${messageLines(happening.name, text)}\n`;
    }
    case 'reset':
      return `${notice(`what was said before cannot be told any more (${happening.reason}); the latest follows`)}\n`;
    case 'standing':
      return '';
    case 'quiet':
      return NOTHING_SHOWN;
    default:
      return unreachable(happening);
  }
}
