// From an address to what it means. Pure.
import type { Seq } from '../protocol/ids.ts';
import { parseRoomId } from '../protocol/room-id.ts';

export type Route =
  | { readonly page: 'start' }
  /** With a message: the room as it was around it. */
  | { readonly page: 'room'; readonly room: string; readonly message?: Seq }
  /** A room's address whose id breaks the rules. */
  | { readonly page: 'badLink' }
  | { readonly page: 'lost' };

export function parseRoute(pathname: string): Route {
  if (pathname === '/') return { page: 'start' };
  const [, typed, message] = /^\/room\/([^/]*)(?:\/m\/([1-9]\d{0,15}))?\/?$/.exec(pathname) ?? [];
  if (typed === undefined) return { page: pathname.startsWith('/room/') ? 'badLink' : 'lost' };
  const id = parseRoomId(decodeSafely(typed));
  if (!id.ok) return { page: 'badLink' };
  return { page: 'room', room: id.value, ...(message !== undefined && { message: Number(message) }) };
}

/** A broken escape decodes to something no room is called. */
function decodeSafely(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}
