// Which room is meant: a server and a room's name, or a room's link. Pure.
import { parseRoomId } from '../../protocol/room-id.ts';
import { AjarError } from './ajar-error.ts';

export interface RoomPlace {
  readonly origin: string;
  readonly room: string;
}

/** Scheme, authority and, of a link, the room; a link to a message in it will do. */
const ADDRESS = /^(https?|wss?):\/\/([^/?#\s]+)(?:\/room\/([^/?#]+))?(?:[/?#]|$)/i;

export function readPlace({ url, room }: { readonly url: string; readonly room?: string | undefined }): RoomPlace {
  const [, scheme, authority, linked] = ADDRESS.exec(url.trim()) ?? [];
  if (scheme === undefined || authority === undefined) throw new AjarError('badUrl');
  const id = parseRoomId(room ?? decoded(linked ?? ''));
  if (!id.ok) throw new AjarError(id.error);
  return { origin: `${/^(?:https|wss)$/i.test(scheme) ? 'https' : 'http'}://${authority}`, room: id.value };
}

/** What cannot be decoded keeps its `%`, which no room's id has. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
