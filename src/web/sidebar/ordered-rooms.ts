// The rooms as the sidebar lists them. Their order stays while the page is open: a list that moves the room one enters to
// its top runs away from the pointer, and from whoever goes through it step by step.
import { computed } from '@preact/signals';
import { recentRooms } from '../recent-rooms.ts';
import { steadyOrder } from './room-order.ts';

let shown: readonly string[] = [];

export const orderedRooms = computed(() => {
  const rooms = steadyOrder(shown, recentRooms.value);
  shown = rooms.map(({ id }) => id);
  return rooms;
});
