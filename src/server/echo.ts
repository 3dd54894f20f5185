// The tutorial's echo server, without any object behind it.
import { MAX_FRAME_UP_BYTES } from '../protocol/limits.ts';
import { reciprocate } from './close-handshake.ts';
import { switchProtocols } from './upgrade.ts';

export function openEcho(): Response {
  const { 0: client, 1: server } = new WebSocketPair();
  server.accept();
  server.addEventListener('message', ({ data }) => echo(server, data));
  server.addEventListener('close', (close) => reciprocate(server, close));
  return switchProtocols(client, { kind: 'plain', name: null, history: 0 });
}

function echo(socket: WebSocket, data: unknown): void {
  if (typeof data !== 'string') socket.close(1003, 'Text frames only');
  else if (data.length > MAX_FRAME_UP_BYTES) socket.close(1009, 'At most 64 KiB');
  else socket.send(`Server received your message: ${data}`);
}
