// What views see before anything is known of the room.
import type { OpenRoomOptions } from './ports.ts';
import type { RoomState } from './state.ts';
import { unknownTimeline } from './timeline.ts';

export function initialState({ platform, identity, name, room }: OpenRoomOptions): RoomState {
  return {
    connection: { status: 'connecting', since: platform.clock.now(), attempt: 1 },
    you: { member: identity.member, name },
    room: { id: room, title: '', topic: '' },
    members: new Map(),
    roster: { count: 0, sampled: false, present: [] },
    typing: [],
    timeline: unknownTimeline,
    quotes: new Map(),
    outbox: [],
    clockOffsetMs: 0,
  };
}
