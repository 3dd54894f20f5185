// Where in each room the reader was, for as long as the tab lives: another room and back, or the browser's own Back.
// Without it the room opens at its latest message.
import * as v from 'valibot';
import { readTab, writeTab } from '../tab-storage.ts';
import type { Place } from './scroll-keeper.ts';

const StoredPlace = v.object({ key: v.string(), seq: v.number(), top: v.number() });

function keyOf(room: string): string {
  return `place:${room}`;
}

export function savePlace(room: string, place: Place | null): void {
  writeTab(keyOf(room), place && JSON.stringify(place));
}

export function readPlace(room: string): Place | null {
  try {
    const stored: unknown = JSON.parse(readTab(keyOf(room)) ?? 'null');
    return v.is(StoredPlace, stored) ? stored : null;
  } catch {
    return null;
  }
}
