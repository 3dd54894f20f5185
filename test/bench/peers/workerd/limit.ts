// The limit: group commit and one frame per batch, and nothing else. No identity, no checks, no history to ask for.
import { DurableObject } from 'cloudflare:workers';
import { route } from './route.ts';

export class Room extends DurableObject {
  #queue: string[] = [];
  #isCommitting = false;

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
    this.#queue.push(message);
    if (!this.#isCommitting) this.#flush();
  }

  #flush(): void {
    const batch = this.#queue;
    if (batch.length === 0) return;
    this.#queue = [];
    const { sql } = this.ctx.storage;
    this.ctx.storage.transactionSync(() => {
      for (const body of batch) sql.exec('INSERT INTO log (body) VALUES (?)', body);
    });
    const frame = batch.join('\n');
    for (const socket of this.ctx.getWebSockets()) socket.send(frame);
    this.#isCommitting = true;
    void this.ctx.storage.sync().then(() => {
      this.#isCommitting = false;
      this.#flush();
    });
  }
}

export default route;
