// Where a session sits while the room is awake, and the far end of its socket.
import type { Session } from './session.ts';

/** The far end of one socket. `send` and `close` never throw, whatever state the socket is in. */
export interface Peer {
  send(text: string): void;
  close(code: number, reason: string): void;
  /** Keeps the session with the socket, so that it survives hibernation. */
  keep(session: Session): void;
  /** When the platform last answered this peer's heartbeat; 0 if never. */
  heartbeatAt(): number;
}

/** A session's place in the room while the room is awake. What stands here beside the session is cache. */
export interface Seat {
  /** Tells seats apart while the room is awake. */
  readonly number: number;
  readonly peer: Peer;
  session: Session;
  /** Stops waiting for its `hello`, or for its `pull` once it is behind. */
  stopDeadline: () => void;
  /** Last time a frame came, ms. */
  heardAt: number;
  /** Bytes of the room's output that this peer has proven to have read (`slow-readers.ts`). */
  provenBytes: number;
}

/** Changes a seat's session and has the socket keep it. */
export function become(seat: Seat, session: Session): void {
  seat.session = session;
  seat.peer.keep(session);
}
