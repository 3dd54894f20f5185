// Brings the list to the place it is asked to show, once that is on the page; asks for it if it is not loaded.
import { useLayoutEffect } from 'preact/hooks';
import type { RoomEngine, Timeline } from '../../client/state.ts';
import type { Seq } from '../../protocol/ids.ts';
import type { WantedPlace } from '../wanted-place.ts';
import { arriveAt } from './go-to-message.ts';
import type { ScrollParts } from './scroll-parts.ts';

/** Places that were asked for already. */
const asked = new WeakSet<WantedPlace>();

/** Whoever wants a place while nothing is drawn anew is answered at once. */
export function useWanted(parts: ScrollParts): void {
  const { wanted } = parts;
  useLayoutEffect(() => wanted.subscribe(() => seekWanted(parts)), [wanted]);
}

/** After each drawing. */
export function seekWanted({ engine, scroller, keeper, seeker, drawn, wanted }: ScrollParts): void {
  const place = wanted.peek();
  const { timeline } = drawn.current;
  if (place === null || keeper.current === null || timeline.generation === 0) return;
  if (place.isTarget) seeker.giveUp();
  if (isLoaded(timeline, place)) {
    wanted.value = null;
    keeper.current.reveal(place);
    if (place.isTarget && scroller.current) arriveAt(scroller.current, place);
  } else if (!asked.has(place)) {
    asked.add(place);
    askFor(engine, reachOf(timeline, place));
  } else if (engine.state.timeline.loading === 'none' && engine.state.timeline === timeline) {
    // It was not given: the reader stays where they are.
    wanted.value = null;
  }
}

/** The oldest row of a window only says how the next one looks (group-rows.ts). */
function isLoaded(timeline: Timeline, place: WantedPlace): boolean {
  const { events, atBeginning, atEnd } = timeline;
  const [oldest, newest] = [events[0]?.seq ?? 0, events.at(-1)?.seq ?? 0];
  const seq = reachOf(timeline, place);
  return (atBeginning || oldest < seq) && (atEnd || newest >= seq);
}

function askFor(engine: RoomEngine, seq: Seq): void {
  if (engine.state.timeline.events[0]?.seq === seq) engine.loadOlder();
  else engine.jumpTo(seq);
}

/** What is no longer kept cannot be shown, but what came after it can. */
function reachOf({ floor }: Timeline, { seq }: WantedPlace): Seq {
  return Math.max(seq, floor);
}
