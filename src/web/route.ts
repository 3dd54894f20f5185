// From an address to what it means. Pure.
import { parseRoomId } from '../protocol/room-id.ts';

export type Route =
  | { readonly page: 'start' }
  | { readonly page: 'room'; readonly room: string }
  /** A room's address whose id breaks the rules. */
  | { readonly page: 'badLink' }
  | { readonly page: 'lost' };

export function parseRoute(pathname: string): Route {
  if (pathname === '/') return { page: 'start' };
  const typed = /^\/room\/([^/]*)\/?$/.exec(pathname)?.[1];
  if (typed === undefined) return { page: pathname.startsWith('/room/') ? 'badLink' : 'lost' };
  const id = parseRoomId(decodeSafely(typed));
  return id.ok ? { page: 'room', room: id.value } : { page: 'badLink' };
}

/** A broken escape decodes to something no room is called. */
function decodeSafely(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}
