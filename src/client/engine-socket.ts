// A platform's WebSocket as the engine takes it, whichever it is: the browser's, Node's or the package `ws`.
import type { Socket } from './ports.ts';
import type { WebSocketLike } from './sdk/platform-types.ts';

/** `closed` hears the close code before the engine does. */
export function engineSocket(web: WebSocketLike, closed?: (code: number) => void): Socket {
  const socket: Socket = {
    send: (text) => web.send(text),
    close: (code, reason) => web.close(code, reason),
    onopen: null,
    onmessage: null,
    onclose: null,
  };
  web.onopen = () => socket.onopen?.();
  web.onmessage = ({ data }: { readonly data: unknown }) => {
    if (typeof data === 'string') socket.onmessage?.(data);
  };
  web.onclose = ({ code, reason }: { readonly code: number; readonly reason: string }) => {
    closed?.(code);
    socket.onclose?.(code, reason);
  };
  return socket;
}
