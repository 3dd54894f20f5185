// When the room is drawn: a hundred changes a second are at most one drawing in two animation frames, ten a second where
// one takes longer than a frame, and none at all while the page is hidden.
import type { ReadonlySignal } from '@preact/signals';
import type { RoomState } from '../../client/state.ts';

/** A drawing that makes the next frame late leaves no time for keys and scrolling, if it comes in every frame. */
const SLOW_MS = 25;
/** Long enough to breathe, short enough to read as live (Twitch's chat took the same). */
const PAUSE_MS = 100;

/** Shows what changes until the function it returns is called. */
export function drawInFrames<State extends Pick<RoomState, 'outbox'>>(
  source: ReadonlySignal<State>,
  show: (state: State) => void,
): () => void {
  let frame = 0;
  let pause: ReturnType<typeof setTimeout> | undefined;
  let isSlow = false;
  let drawnAt = 0;
  let drawn = source.peek();

  const draw = (startedAt: number) => {
    clearTimeout(pause);
    pause = undefined;
    frame = requestAnimationFrame(lookBack);
    drawn = source.peek();
    drawnAt = startedAt;
    show(drawn);
  };
  /** The frame after a drawing tells how long that took. */
  const lookBack = (now: number) => {
    frame = 0;
    isSlow = now - drawnAt > SLOW_MS;
    if (isOwnChanged()) draw(now);
    else if (source.peek() !== drawn) ask();
  };
  /** What the person just sent, or what became of it, does not wait. */
  const isOwnChanged = () => source.peek().outbox !== drawn.outbox;
  const askNow = () => {
    frame ||= requestAnimationFrame(draw);
  };
  const ask = () => {
    const waitMs = !isSlow || isOwnChanged() ? 0 : drawnAt + PAUSE_MS - performance.now();
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
