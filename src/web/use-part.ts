// A part of a room's state, for views that show no messages: they are drawn again when that part changes, instead of
// with each of a hundred messages a second.
import { computed, type ReadonlySignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { RoomState } from '../client/state.ts';

type Source = ReadonlySignal<RoomState>;

/** `part` is pure and depends on nothing else; what it returns is compared by identity. Null while there is no room. */
export function usePart<T>(state: Source, part: (state: RoomState) => T): T;
export function usePart<T>(state: Source | null, part: (state: RoomState) => T): T | null;
export function usePart<T>(state: Source | null, part: (state: RoomState) => T): T | null {
  const signal = useMemo(() => computed(() => (state === null ? null : part(state.value))), [state]);
  return signal.value;
}
