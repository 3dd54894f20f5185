// Which room is meant: a link as people copy it, or a room's name at the default server. Pure.
import { parseRoomId } from '../protocol/room-id.ts';

export interface Target {
  /** E.g. `https://ajar.example`. */
  readonly origin: string;
  readonly room: string;
}

export const DEFAULT_ORIGIN = 'http://localhost:8787';

const SCHEMES: ReadonlyMap<string, string> = new Map([
  ['http:', 'http:'],
  ['https:', 'https:'],
  ['ws:', 'http:'],
  ['wss:', 'https:'],
]);
const HAS_SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i;
/** A link without its scheme: `ajar.example/room/lobby`. */
const BARE_LINK = /^([^/\s]+)\/room\/[^/]+/;
const THIS_MACHINE = /^(?:localhost|127(?:\.\d+){3}|\[::1\])(?::\d+)?$/i;

/** Null where it is neither. */
export function parseTarget(typed: string, defaultOrigin: string): Target | null {
  const link = withScheme(typed.trim());
  if (link !== null) return parseLink(link);
  const room = parseRoomId(typed);
  return room.ok ? { origin: defaultOrigin, room: room.value } : null;
}

/** The origin of a server's address; null where it is none. */
export function parseOrigin(typed: string): string | null {
  const text = HAS_SCHEME.test(typed) ? typed : `${schemeFor(typed)}//${typed}`;
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const scheme = SCHEMES.get(url.protocol);
  return scheme === undefined || url.host === '' ? null : `${scheme}//${url.host}`;
}

export function isThisMachine(origin: string): boolean {
  return THIS_MACHINE.test(new URL(origin).host);
}

export function roomLink({ origin, room }: Target): string {
  return `${origin}/room/${encodeURIComponent(room)}`;
}

function withScheme(typed: string): string | null {
  if (HAS_SCHEME.test(typed)) return typed;
  const host = BARE_LINK.exec(typed)?.[1];
  return host === undefined ? null : `${schemeFor(host)}//${typed}`;
}

function schemeFor(host: string): string {
  return THIS_MACHINE.test(host.replace(/\/.*$/, '')) ? 'http:' : 'https:';
}

function parseLink(link: string): Target | null {
  const origin = parseOrigin(link);
  if (origin === null) return null;
  const segment = /^\/room\/([^/]+)\/?$/.exec(new URL(link).pathname)?.[1];
  const room = parseRoomId(decodeSafely(segment ?? ''));
  return room.ok ? { origin, room: room.value } : null;
}

/** A broken escape decodes to something no room is called. */
function decodeSafely(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}
