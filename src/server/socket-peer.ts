// A hibernatable WebSocket as the room's peer. Whatever state the socket is in, sending and closing do not throw.
import type { Peer } from '../room/seat.ts';
import type { Session } from '../room/session.ts';

export class SocketPeer implements Peer {
  readonly #socket: WebSocket;
  readonly #context: DurableObjectState;
  #isAccepted: boolean;

  private constructor(socket: WebSocket, context: DurableObjectState, isAccepted: boolean) {
    this.#socket = socket;
    this.#context = context;
    this.#isAccepted = isAccepted;
  }

  /** A socket that has just arrived. It may hibernate from its first session on. */
  static arriving(socket: WebSocket, context: DurableObjectState): SocketPeer {
    return new SocketPeer(socket, context, false);
  }

  /** A socket that was here before the object slept. */
  static waking(socket: WebSocket, context: DurableObjectState): SocketPeer {
    return new SocketPeer(socket, context, true);
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
      if (this.#isAccepted) this.#socket.serializeAttachment(null);
      // Turned away at the door. Accepted as hibernatable, its connection would stay open for ten seconds (local workerd).
      else this.#socket.accept();
      this.#socket.close(code, reason);
    } catch {
      // Closed already.
    }
  }

  keep(session: Session): void {
    if (!this.#isAccepted) this.#context.acceptWebSocket(this.#socket);
    this.#isAccepted = true;
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
