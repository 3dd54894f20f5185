// The first messages wait a moment for what draws Markdown, if there is any in them: drawn as plain text first, they
// would all move when it lands (L12).
import { computed, type ReadonlySignal } from '@preact/signals';
import type { RoomState } from '../../client/state.ts';
import { unknownTimeline } from '../../client/timeline.ts';
import { mayBeRich } from './markdown-signs.ts';
import { isRichTextSettled } from './rich-text-chunk.ts';
import { contentOf } from './row-content.ts';

/** The state as it may be shown. What was shown once is never taken away again. */
export function holdForRichText(state: ReadonlySignal<RoomState>): ReadonlySignal<RoomState> {
  let isHeld = true;
  return computed(() => {
    const now = state.value;
    const isEmpty = now.timeline.events.length === 0;
    if (isHeld) isHeld = !isRichTextSettled.value && (isEmpty || hasMarkdown(now));
    return isHeld && !isEmpty ? { ...now, timeline: unknownTimeline } : now;
  });
}

function hasMarkdown({ timeline }: RoomState): boolean {
  return timeline.events.some((event) => {
    const content = contentOf(event);
    return content?.type === 'text' && mayBeRich(content.text);
  });
}
