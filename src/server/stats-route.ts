// `GET /room/:id/stats`: one room in numbers, as JSON. Asking wakes the room as any request does, and writes nothing.
//
// Rooms have no owners yet. Until they do, whoever may read a room may read its sums: there is no name in them.
import type { Context } from 'hono';
import { parseRoomId } from '../protocol/room-id.ts';
import { statsPath } from '../protocol/room-stats.ts';
import { addressOf } from './address.ts';
import type { Environment } from './environment.ts';
import { problem } from './problem.ts';

export async function answerStats(context: Context<{ Bindings: Environment }, '/room/:id/stats'>): Promise<Response> {
  const typed = context.req.param('id');
  const id = parseRoomId(typed);
  context.header('Cache-Control', 'no-store');
  if (!id.ok) return problem({ code: id.error });
  if (id.value !== typed) return context.redirect(`${statsPath(id.value)}${new URL(context.req.url).search}`, 308);
  const stats = await context.env.ROOM.getByName(id.value).stats(addressOf(context.req.raw));
  return stats.kind === 'answered' ? context.json(stats.value) : problem(stats);
}
