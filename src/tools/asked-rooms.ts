// How many rooms one address turns to: each that nobody has been in yet costs a file. Pure.

import { parseRoomId } from '../protocol/room-id.ts';
import { networkOf } from '../server/network.ts';

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
