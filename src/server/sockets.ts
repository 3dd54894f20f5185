// Requests for sockets. They are matched without Hono: joining is the dearest thing a room does, and needs no middleware.
import { parseRoomId } from '../protocol/room-id.ts';
import { openEcho } from './echo.ts';
import type { Environment } from './environment.ts';
import { mayConnect } from './origin.ts';
import { answerFault } from './report.ts';
import { PLAIN_TEXT_HEADERS } from './security-headers.ts';
import { isTooOld, isUpgrade, refuse } from './upgrade.ts';

/** `/echo`, or `/room/` and one segment, which is captured. */
const SOCKET_PATH = /^[a-z]+:\/\/[^/?#]+\/(?:echo|room\/([^/?#]+))(?:[?#]|$)/;

/** A socket, or why there is none; null where a page has to answer. */
export function openSocket(request: Request, environment: Environment): Response | Promise<Response> | null {
  if (!isUpgrade(request)) return null;
  if (!mayConnect(request, environment.ALLOWED_ORIGINS)) return turnAway();
  const path = SOCKET_PATH.exec(request.url);
  if (path === null || request.method !== 'GET') return null;
  const [, segment] = path;
  return segment === undefined ? openEcho() : openRoom(request, decoded(segment), environment);
}

async function openRoom(request: Request, typed: string, { ROOM }: Environment): Promise<Response> {
  const id = parseRoomId(typed);
  if (!id.ok) return refuse(request, id.error);
  if (isTooOld(request)) return refuse(request, 'tooOld');
  try {
    return await ROOM.getByName(id.value).fetch(request);
  } catch (fault) {
    return answerFault(fault);
  }
}

function turnAway(): Response {
  const words = 'This origin may not connect. List it in ALLOWED_ORIGINS.\n';
  return new Response(words, { status: 403, headers: PLAIN_TEXT_HEADERS });
}

/** What cannot be decoded keeps its `%`, which no room id has. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
