// Where a room is reached, and the host a hello signs: the one that is dialled, never one the room named.

export interface RoomAddress {
  readonly url: string;
  /** Host and port in lower case, without the scheme's default port. */
  readonly host: string;
}

const DEFAULT_PORT = { http: ':80', https: ':443' } as const;

/** `origin` is a serialised origin, e.g. `https://ajar.example` or `http://localhost:8787`. */
export function roomAddress(origin: string, room: string): RoomAddress {
  const secure = /^https:/i.test(origin);
  const authority = origin
    .replace(/^https?:\/\//i, '')
    .replace(/\/.*$/, '')
    .toLowerCase();
  const host = withoutSuffix(authority, DEFAULT_PORT[secure ? 'https' : 'http']);
  return { url: `${secure ? 'wss' : 'ws'}://${host}/room/${encodeURIComponent(room)}`, host };
}

function withoutSuffix(text: string, suffix: string): string {
  return text.endsWith(suffix) ? text.slice(0, -suffix.length) : text;
}
