// One of a thousand: joins with a real signature, reads only what it must, so that the measurement is the server's.
import { randomBytes } from 'node:crypto';
import { WebSocket } from 'ws';
import { helloTranscript } from '../../src/protocol/transcript.ts';
import { PROTOCOL } from '../../src/protocol/version.ts';
import { createIdentity, type TestIdentity } from '../support/test-identity.ts';

const encoder = new TextEncoder();

export class StormSocket {
  readonly identity: TestIdentity = createIdentity();
  /** How many are here, as this one was last told. */
  count = 0;
  framesReceived = 0;
  bytesReceived = 0;
  #socket: WebSocket | null = null;
  #onFrame = (): void => {};

  /** Resolves when the room says that it has joined and is live. */
  async join(origin: string, room: string): Promise<void> {
    const { host } = new URL(origin);
    const socket = new WebSocket(`ws://${host}/room/${room}`, PROTOCOL, { perMessageDeflate: false });
    this.#socket = socket;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    socket.on('error', reject).on('close', (code) => reject(new Error(`closed with ${code} before it was in`)));
    socket.on('message', (data: Buffer) => this.#read(data, { host, room, live: resolve }));
    await promise;
  }

  /** Resolves when it was told this count. */
  async untilCount(count: number, withinMs: number): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const timer = setTimeout(() => reject(new Error(`counts ${this.count}, not ${count}`)), withinMs);
    this.#onFrame = () => this.count === count && resolve();
    this.#onFrame();
    await promise.finally(() => clearTimeout(timer));
  }

  leave(): void {
    this.#socket?.terminate();
  }

  #read(data: Buffer, { host, room, live }: { host: string; room: string; live: () => void }): void {
    this.framesReceived += 1;
    this.bytesReceived += data.length;
    const frame: unknown = JSON.parse(data.toString());
    const type = field(frame, 'type');
    if (type === 'challenge') this.#greet(host, room, String(field(frame, 'nonce')));
    else if (type === 'welcome') this.count = Number(field(field(frame, 'roster'), 'count'));
    else if (type === 'roster' || type === 'presence') this.count = Number(field(frame, 'count'));
    else if (type === 'reset' || type === 'backlog') live();
    this.#onFrame();
  }

  #greet(host: string, room: string, nonce: string): void {
    const key = this.identity.member;
    const signature = this.identity.sign(helloTranscript({ host, room, key, nonce }, (text) => encoder.encode(text)));
    const engine = { name: `Storm ${key.slice(0, 8)}`, engine: randomBytes(12).toString('base64url'), attempt: 1 };
    this.#socket?.send(JSON.stringify({ type: 'hello', key, signature, ...engine, heartbeat: true }));
  }
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
