// A room's state as of the last drawing.
import type { ReadonlySignal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import type { RoomState } from '../../client/state.ts';
import { drawInFrames } from './draw-in-frames.ts';

export function useFrame(source: ReadonlySignal<RoomState>): RoomState {
  const [shown, show] = useState(() => source.peek());
  useEffect(() => drawInFrames(source, show), [source]);
  return shown;
}
