// What the engine's state says, in the kit's terms. Pure.
import type { ConnectionState, RoomState as EngineState } from '../state.ts';
import type { Presence, RoomState } from './room-types.ts';

export function stateFrom(connection: ConnectionState): RoomState {
  switch (connection.status) {
    case 'joined':
      return { status: connection.caughtUp ? 'joined' : 'connecting' };
    case 'waiting':
      return { status: 'waiting', retryAt: connection.retryAt };
    case 'ended':
      return { status: 'ended', reason: connection.reason };
    default:
      return { status: 'connecting' };
  }
}

export function presenceFrom({ roster }: Pick<EngineState, 'roster'>): Presence {
  return {
    members: roster.present.map(({ member, name, state }) => ({ id: member, name, state })),
    count: roster.count,
  };
}
