// A new room is a new address: nothing is asked of the server until someone comes in.
import { makeRoomId } from '../protocol/room-id.ts';
import { randomBytes } from './platform.ts';
import { navigate, roomPath } from './router.ts';

export function openNewRoom(): void {
  navigate(roomPath(makeRoomId(randomBytes)));
}
