// The kit's entry: rooms for programs, on the engine that the page and the terminal run on.
import { normaliseName } from '../../protocol/names.ts';
import { AjarError } from './ajar-error.ts';
import { ConnectedRoom } from './connected-room.ts';
import { createIdentity } from './create-identity.ts';
import { globalPlatform } from './global-platform.ts';
import { keptOutbox } from './kept-outbox.ts';
import { openEngine } from './open-engine.ts';
import { openIdentity } from './own-identity.ts';
import type { AbortSignalLike, Outbox, Signer, WebSocketConstructor } from './platform-types.ts';
import { readPlace } from './room-address.ts';
import { RoomLife } from './room-life.ts';
import type { Room } from './room-types.ts';

export interface ConnectOptions {
  /** A server, such as `https://ajar.example`, or the link of a room there. */
  readonly url: string;
  /** The room's name, where `url` is not its link. */
  readonly room?: string | undefined;
  /** What the program is called; changed in the room if it was called otherwise there. */
  readonly name: string;
  /** Who it is: what `createIdentity()` made once, or a signer. Without it: someone new each time. */
  readonly identity?: string | Signer | undefined;
  /** Leaves the room. */
  readonly signal?: AbortSignalLike | undefined;
  /** Where there is no global one, or another is better: `ws` on old Nodes. */
  readonly WebSocket?: WebSocketConstructor | undefined;
  /** Where posts wait; in memory unless given. It goes with an identity that is kept, too. */
  readonly outbox?: Outbox | undefined;
}

/**
 * Joins a room and stays in it, coming back after every loss of the connection, until `close()`. Returns at once:
 * what is sent before the room is joined waits. Throws an `AjarError` for options that can never work.
 */
export function connect(options: ConnectOptions): Room {
  const place = readPlace(options);
  const { ok: isName } = normaliseName(options.name);
  if (!isName) throw new AjarError('badName');
  const platform = globalPlatform(options.WebSocket);
  const identifying = openIdentity(options.identity);
  const outbox = keptOutbox(options.outbox, place.room);
  const life = new RoomLife(async (hooks) =>
    openEngine(await identifying, { ...place, ...hooks, platform, outbox, name: options.name }),
  );
  const { signal } = options;
  const leave = () => life.close();
  if (signal?.aborted) leave();
  signal?.addEventListener('abort', leave);
  return new ConnectedRoom(place.room, life);
}

export type { AjarErrorCode } from './ajar-error.ts';
export type { AbortSignalLike, Outbox, Signer, WebSocketConstructor, WebSocketLike } from './platform-types.ts';
export type * from './room-types.ts';
export { AjarError, createIdentity };
