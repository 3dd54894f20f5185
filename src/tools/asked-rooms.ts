// How many rooms one address turns to: each that nobody has been in yet costs a file. Pure.

import { parseRoomId } from '../protocol/room-id.ts';

/** A person finds their few rooms again within it; who makes up names runs out of them. */
export const WINDOW_MS = 10 * 60_000;

const ROOM_PATH = /^\/(?:room|hooks|api\/v1\/rooms)\/(?<room>[^/]+)/;

export class AskedRooms {
  #endsAt = 0;
  readonly #byNetwork = new Map<string, Set<string>>();

  /** Ms until this address may turn to one room more; 0 where it may now. Rooms it turned to before cost nothing. */
  waitMs({ address, path, most }: { address: string; path: string; most: number }, now: number): number {
    const room = roomIn(path);
    if (room === null || most === 0) return 0;
    if (now >= this.#endsAt) this.#begin(now);
    const rooms = this.#roomsOf(networkOf(address));
    if (rooms.size >= most && !rooms.has(room)) return this.#endsAt - now;
    rooms.add(room);
    return 0;
  }

  #begin(now: number): void {
    this.#endsAt = now + WINDOW_MS;
    this.#byNetwork.clear();
  }

  #roomsOf(network: string): Set<string> {
    const rooms = this.#byNetwork.get(network) ?? new Set();
    this.#byNetwork.set(network, rooms);
    return rooms;
  }
}

/** Null where no room would be asked. */
function roomIn(path: string): string | null {
  const typed = ROOM_PATH.exec(path.split('/').map(decoded).join('/'))?.groups?.room;
  const id = parseRoomId(typed ?? '');
  return id.ok ? id.value : null;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Whoever has an IPv6 address has the 2⁶⁴ of its network. */
function networkOf(address: string): string {
  const mapped = /^::ffff:(?<four>[\d.]+)$/i.exec(address)?.groups?.four;
  if (mapped !== undefined || !address.includes(':')) return mapped ?? address;
  const [head = '', tail] = address.split('::');
  const groups = head === '' ? [] : head.split(':');
  const after = tail ? tail.split(':') : [];
  const missing = tail === undefined ? 0 : 8 - groups.length - after.length;
  const all = [...groups, ...Array<string>(Math.max(0, missing)).fill('0'), ...after];
  return all.slice(0, 4).join(':');
}
