// Going from room to room along the sidebar's list.
import { navigate, roomPath, route } from '../router.ts';
import { orderedRooms } from '../sidebar/ordered-rooms.ts';
import { roomBeside, type Walk } from '../sidebar/room-order.ts';
import { unreadMarks } from '../unread/unread-marks.ts';

export type Way = Pick<Walk, 'step'> & { readonly only: 'any' | 'unread' };

export function canWalk(way: Way): boolean {
  return target(way) !== null;
}

export function walk(way: Way): void {
  const room = target(way);
  if (room) navigate(roomPath(room.id));
}

function target({ step, only }: Way) {
  const here = route.peek();
  return roomBeside(orderedRooms.peek(), {
    from: here.page === 'room' ? here.room : null,
    step,
    isWanted: ({ id }) => only === 'any' || unreadMarks.peek().has(id),
  });
}
