// A signal's value as of the last animation frame: a hundred changes a second are at most one drawing each frame, and
// none at all while the page is hidden.
import type { ReadonlySignal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';

export function useFrame<T>(source: ReadonlySignal<T>): T {
  const [shown, show] = useState(() => source.peek());
  useEffect(() => {
    let frame = 0;
    const draw = () => {
      frame = 0;
      show(() => source.peek());
    };
    const stop = source.subscribe(() => {
      frame ||= requestAnimationFrame(draw);
    });
    return () => {
      stop();
      cancelAnimationFrame(frame);
    };
  }, [source]);
  return shown;
}
