// What one writes on a first afternoon: an insert a message, a frame a message and peer.
import { DurableObject } from 'cloudflare:workers';
import { route } from './route.ts';

export class Room extends DurableObject {
  constructor(context: DurableObjectState, environment: Cloudflare.Env) {
    super(context, environment);
    context.storage.sql.exec('CREATE TABLE IF NOT EXISTS log (seq INTEGER PRIMARY KEY, body TEXT NOT NULL)');
  }

  override async fetch(): Promise<Response> {
    const { 0: client, 1: server } = new WebSocketPair();
    this.ctx.acceptWebSocket(server);
    return new Response(null, { status: 101, webSocket: client });
  }

  override webSocketMessage(_: WebSocket, message: string): void {
    this.ctx.storage.sql.exec('INSERT INTO log (body) VALUES (?)', message);
    for (const socket of this.ctx.getWebSockets()) socket.send(message);
  }
}

export default route;
