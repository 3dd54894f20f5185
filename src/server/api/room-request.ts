// A request to a room of the API: which room, and the object behind it.
import type { Context } from 'hono';
import { parseRoomId } from '../../protocol/room-id.ts';
import { addressOf } from '../address.ts';
import type { Environment, RoomObject } from '../environment.ts';
import { problem } from '../problem.ts';

export type ApiContext = Context<{ Bindings: Environment }>;

export interface RoomRequest {
  readonly context: ApiContext;
  readonly id: string;
  readonly room: DurableObjectStub<RoomObject>;
  readonly address: string;
}

/** A handler of what is asked of a room. Any spelling of its id will do: programs do not follow redirects gladly. */
export function ofRoom(answer: (request: RoomRequest) => Promise<Response>) {
  return async (context: ApiContext): Promise<Response> => {
    const id = parseRoomId(context.req.param('id') ?? '');
    if (!id.ok) return problem({ code: id.error });
    const room = context.env.ROOM.getByName(id.value);
    return answer({ context, id: id.value, room, address: addressOf(context.req.raw) });
  };
}

/** The seq in the address; routes let only whole numbers through. */
export function seqOf({ context }: RoomRequest): number {
  return Number(context.req.param('seq'));
}
