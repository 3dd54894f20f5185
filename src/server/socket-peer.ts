// A hibernatable WebSocket as the room's peer: whatever state the socket is in, nothing here throws.
import type { Peer } from '../room/seat.ts';
import type { Session } from '../room/session.ts';

export class SocketPeer implements Peer {
  readonly #socket: WebSocket;
  readonly #context: DurableObjectState;

  constructor(socket: WebSocket, context: DurableObjectState) {
    this.#socket = socket;
    this.#context = context;
  }

  send(text: string): void {
    try {
      this.#socket.send(text);
    } catch {
      // Closed meanwhile: the close callback tells the room.
    }
  }

  close(code: number, reason: string): void {
    try {
      // A socket stays listed until the other side answers the close: without a session it is not seated again.
      this.#socket.serializeAttachment(null);
      this.#socket.close(code, reason);
    } catch {
      // Closed already.
    }
  }

  keep(session: Session): void {
    this.#socket.serializeAttachment(session);
  }

  heartbeatAt(): number {
    return this.#context.getWebSocketAutoResponseTimestamp(this.#socket)?.getTime() ?? 0;
  }
}

/** The session that a socket kept; null if it was being closed. Only `keep` writes attachments. */
export function keptSession(socket: WebSocket): Session | null {
  return socket.deserializeAttachment() as Session | null;
}
