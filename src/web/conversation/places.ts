// Where in each room the reader was, for as long as the tab lives: another room and back, or the browser's own Back.
import * as v from 'valibot';
import type { Place } from './scroll-keeper.ts';

const StoredPlace = v.object({ key: v.string(), seq: v.number(), top: v.number() });

/** `ajar:` is what "Forget me" looks for. */
function keyOf(room: string): string {
  return `ajar:place:${room}`;
}

export function savePlace(room: string, place: Place | null): void {
  try {
    if (place === null) sessionStorage.removeItem(keyOf(room));
    else sessionStorage.setItem(keyOf(room), JSON.stringify(place));
  } catch {
    // Without storage the room opens at its latest message.
  }
}

export function readPlace(room: string): Place | null {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(keyOf(room)) ?? 'null');
    return v.is(StoredPlace, stored) ? stored : null;
  } catch {
    return null;
  }
}
