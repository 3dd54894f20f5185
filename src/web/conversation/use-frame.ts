// A room's state as of the last drawing: a hundred changes a second are at most one drawing each animation frame, ten a
// second where one takes longer than a frame, and none at all while the page is hidden.
import type { ReadonlySignal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import type { RoomState } from '../../client/state.ts';

/** A drawing that makes the next frame late leaves no time for keys and scrolling, if it comes in every frame. */
const SLOW_MS = 25;
/** Long enough to breathe, short enough to read as live (Twitch's chat took the same). */
const PAUSE_MS = 100;

export function useFrame(source: ReadonlySignal<RoomState>): RoomState {
  const [shown, show] = useState(() => source.peek());
  useEffect(() => drawInFrames(source, show), [source]);
  return shown;
}

function drawInFrames(source: ReadonlySignal<RoomState>, show: (state: RoomState) => void): () => void {
  let frame = 0;
  let pause: ReturnType<typeof setTimeout> | undefined;
  let isSlow = false;
  let drawnAt = 0;
  let drawn = source.peek();

  const draw = (startedAt: number) => {
    frame = requestAnimationFrame((now) => {
      frame = 0;
      isSlow = now - startedAt > SLOW_MS;
      if (source.peek() !== drawn) ask();
    });
    drawn = source.peek();
    drawnAt = startedAt;
    show(drawn);
  };
  const askNow = () => {
    clearTimeout(pause);
    pause = undefined;
    frame ||= requestAnimationFrame(draw);
  };
  const ask = () => {
    // What the person just sent does not wait.
    const isUrgent = !isSlow || source.peek().outbox !== drawn.outbox;
    const waitMs = isUrgent ? 0 : drawnAt + PAUSE_MS - performance.now();
    if (waitMs <= 0) askNow();
    else pause ??= setTimeout(askNow, waitMs);
  };
  const stop = source.subscribe(ask);
  return () => {
    stop();
    clearTimeout(pause);
    cancelAnimationFrame(frame);
  };
}
