// How long the room asks to wait, as seconds that count down (C15). What takes less than a second passes unseen: the
// outbox sends it by itself.
import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import { longestDelayMs } from '../../client/delivery.ts';
import type { PendingPost, RoomState } from '../../client/state.ts';
import { composerText } from '../strings-composer.ts';
import type { Wait } from './aids.ts';

const SHOWN_FROM_MS = 1_000;

export interface PostPause {
  readonly wait: ReadonlySignal<Wait | null>;
  stop(): void;
}

export function watchPause(state: ReadonlySignal<RoomState>, over: () => void): PostPause {
  const outbox = computed(() => state.value.outbox);
  const seconds = signal(0);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tick = (posts: readonly PendingPost[]) => {
    clearTimeout(timer);
    const left = longestDelayMs(posts, Date.now()) ?? 0;
    const wasWaiting = seconds.peek() > 0;
    const isWaiting = wasWaiting ? left > 0 : left >= SHOWN_FROM_MS;
    seconds.value = isWaiting ? Math.ceil(left / 1_000) : 0;
    if (isWaiting) timer = setTimeout(() => tick(outbox.peek()), left % 1_000 || 1_000);
    else if (wasWaiting) over();
  };
  const stopWatching = effect(() => tick(outbox.value));
  return {
    wait: computed(() =>
      seconds.value > 0 ? { seconds: seconds.value, label: composerText.pause(seconds.value) } : null,
    ),
    stop() {
      stopWatching();
      clearTimeout(timer);
    },
  };
}
