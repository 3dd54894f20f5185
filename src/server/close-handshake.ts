// Answers a peer's close as RFC 6455 wants. `ws.close(code)` throws on codes that no frame may carry, and 1005 is
// what a browser's bare `close()` produces.

const NO_STATUS = 1005;

export interface PeerClose {
  readonly code: number;
  readonly reason: string;
  readonly wasClean: boolean;
}

export function reciprocate(socket: WebSocket, { code, reason, wasClean }: PeerClose): void {
  if (!wasClean) return;
  try {
    if (code === NO_STATUS) socket.close();
    else socket.close(code, reason);
  } catch {
    // A code that must not be sent (RFC 6455 7.4), or closed meanwhile: the runtime drops the connection.
  }
}
