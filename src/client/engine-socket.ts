// A platform's WebSocket as the engine takes it, whichever it is: the browser's, Node's or the package `ws`.
import type { Socket } from './ports.ts';
import type { WebSocketLike } from './sdk/platform-types.ts';
import { ABNORMAL } from './session.ts';

/** `closed` hears the close code before the engine does, and of a socket that is given up at once. */
export function engineSocket(web: WebSocketLike, closed?: (code: number) => void): Socket {
  const socket: Socket = {
    send: (text) => web.send(text),
    close: (code, reason) => {
      web.close(code, reason);
      closed?.(ABNORMAL);
    },
    onopen: null,
    onmessage: null,
    onclose: null,
  };
  web.onopen = () => socket.onopen?.();
  web.onmessage = ({ data }: { readonly data: unknown }) => {
    if (typeof data === 'string') socket.onmessage?.(data);
  };
  web.onclose = ({ code, reason }: { readonly code: number; readonly reason: string }) => {
    // Given up: another socket may be open, or closed, since.
    if (socket.onclose === null) return;
    closed?.(code);
    socket.onclose(code, reason);
  };
  return socket;
}
