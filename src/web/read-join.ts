// What someone typed into the join field: the name of a room, or a link to one. Pure.
import { failure, type Result, success } from '../protocol/result.ts';
import { parseRoomId } from '../protocol/room-id.ts';
import { parseRoute } from './route.ts';

export type JoinError = 'empty' | 'badName' | 'otherPlace' | 'notRoom';

/** `host` is where the page was loaded from, with the port; a link may leave the scheme out. */
export function readJoin(typed: string, host: string): Result<string, JoinError> {
  const entry = typed.trim();
  if (entry === '') return failure('empty');
  if (/[/.:]/.test(entry)) return readLink(entry, host);
  const id = parseRoomId(entry);
  return id.ok ? id : failure('badName');
}

function readLink(entry: string, host: string): Result<string, JoinError> {
  const url = URL.parse(absolute(entry, host));
  if (url === null) return failure('notRoom');
  if (url.host !== host) return failure('otherPlace');
  const route = parseRoute(url.pathname);
  return route.page === 'room' ? success(route.room) : failure('notRoom');
}

function absolute(entry: string, host: string): string {
  if (/^(https?|wss?):\/\//i.test(entry)) return entry.replace(/^ws/i, 'http');
  return entry.startsWith('/') ? `https://${host}${entry}` : `https://${entry}`;
}
