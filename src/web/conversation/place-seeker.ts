// Brings the reader back to where they were in a room, loading older pages if that takes only a few.
import { type ReadonlySignal, signal } from '@preact/signals';
import type { RoomEngine } from '../../client/state.ts';
import { readPlace } from './places.ts';
import type { ScrollKeeper } from './scroll-keeper.ts';

/** The window holds no more: further up, the place would not fit beside the latest messages. */
const FURTHEST_EVENTS = 280;

export interface PlaceSeeker {
  readonly isSeeking: ReadonlySignal<boolean>;
  /** After each drawing, while seeking. */
  seek(keeper: ScrollKeeper): void;
  /** The reader moved or wrote by themselves. */
  giveUp(): void;
}

export function seekPlace(engine: RoomEngine, room: string): PlaceSeeker {
  const place = readPlace(room);
  const isSeeking = signal(place !== null);
  const giveUp = () => {
    isSeeking.value = false;
  };
  const seek = (keeper: ScrollKeeper) => {
    const { timeline } = engine.state;
    const oldest = timeline.events[0]?.seq;
    if (!isSeeking.peek() || place === null || oldest === undefined) return;
    const isOutOfReach = timeline.atBeginning || oldest < place.seq || timeline.head - place.seq > FURTHEST_EVENTS;
    if (keeper.restore(place) || isOutOfReach) giveUp();
    else if (timeline.loading === 'none') engine.loadOlder();
  };
  return { isSeeking, seek, giveUp };
}
