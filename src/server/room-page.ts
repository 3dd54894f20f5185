// The page at a room's address and at that of a message in it: each has one spelling, to which the others lead.
import type { Context } from 'hono';
import { parseRoomId } from '../protocol/room-id.ts';
import type { Environment } from './environment.ts';
import { page } from './page.ts';

/** `/room/:id` and `/room/:id/m/:seq`. */
export async function answerRoom(context: Context<{ Bindings: Environment }>): Promise<Response> {
  const { url } = context.req;
  const typed = context.req.param('id') ?? '';
  const id = parseRoomId(typed);
  if (!id.ok) return page(context.env, url, 400);
  if (id.value === typed) return page(context.env, url, 200);
  const seq = context.req.param('seq');
  const message = seq === undefined ? '' : `/m/${seq}`;
  return context.redirect(`/room/${encodeURIComponent(id.value)}${message}${new URL(url).search}`, 308);
}
