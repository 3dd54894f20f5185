// One socket of the load generator: HTTP upgrade, frames both ways, over node:net. All sockets read into one buffer,
// because a frame is looked at before the next read begins.
import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { encodeFrame, FrameReader, type HearFrame, OPCODE } from './frames.ts';

const READ_BYTES = 256 * 1024;
const OPEN_WITHIN_MS = 60_000;
const readBuffer = Buffer.allocUnsafe(READ_BYTES);

export interface Target {
  readonly port: number;
  readonly path: string;
  /** Subprotocol to offer, if any. */
  readonly protocol: string | undefined;
}

export class Connection {
  /** Resolves when the server has switched protocols. */
  readonly opened: Promise<void>;
  /** Why it ended, once it has. */
  closedBy: string | null = null;
  onClose: () => void = () => {};
  readonly #socket: Socket;
  readonly #reader: FrameReader;
  readonly #opening = Promise.withResolvers<void>();
  #head: string | null = '';
  #isDestroyed = false;

  constructor(target: Target, hear: HearFrame) {
    this.opened = this.#opening.promise;
    this.#reader = new FrameReader((payload, opcode) => this.#hear(payload, opcode, hear));
    this.#socket = connect({
      host: '127.0.0.1',
      port: target.port,
      noDelay: true,
      onread: { buffer: readBuffer, callback: (count) => this.#read(count) },
    });
    const timer = setTimeout(() => this.#opening.reject(new Error('The upgrade took too long')), OPEN_WITHIN_MS);
    this.opened.catch(() => {}).finally(() => clearTimeout(timer));
    this.#socket.on('error', (error) => this.#end(error.message)).on('close', () => this.#end('connection closed'));
    this.#socket.write(upgradeRequest(target));
  }

  send(text: string): void {
    this.#socket.write(encodeFrame(text));
  }

  /** Stops reading: from now on the server's frames wait in the kernel, then in the server. */
  pause(): void {
    this.#socket.pause();
  }

  resume(): void {
    this.#socket.resume();
  }

  destroy(): void {
    this.#isDestroyed = true;
    this.#socket.destroy();
  }

  /** So many bytes are in the buffer that all sockets read into. */
  #read(count: number): boolean {
    if (this.#head === null) this.#reader.read(readBuffer, count);
    else this.#readHead(readBuffer.subarray(0, count));
    return true;
  }

  #readHead(bytes: Buffer): void {
    this.#head += bytes.toString('latin1');
    const end = this.#head?.indexOf('\r\n\r\n') ?? -1;
    if (this.#head === null || end < 0) return;
    const head = this.#head.slice(0, end);
    const rest = Buffer.from(this.#head.slice(end + 4), 'latin1');
    this.#head = null;
    if (!head.startsWith('HTTP/1.1 101')) return this.#end(`no upgrade: ${head.slice(0, 80)}`);
    this.#opening.resolve();
    if (rest.length > 0) this.#reader.read(rest);
  }

  #hear(payload: Buffer, opcode: number, hear: HearFrame): void {
    if (opcode === OPCODE.text) hear(payload, opcode);
    else if (opcode === OPCODE.ping) this.#socket.write(encodeFrame(payload.toString('latin1'), OPCODE.pong));
    else if (opcode === OPCODE.close) this.#end(`closed with ${payload.length < 2 ? 1005 : payload.readUInt16BE(0)}`);
    else hear(payload, opcode);
  }

  #end(reason: string): void {
    if (this.closedBy !== null) return;
    this.closedBy = reason;
    this.#opening.reject(new Error(reason));
    this.#socket.destroy();
    if (!this.#isDestroyed) this.onClose();
  }
}

function upgradeRequest({ port, path, protocol }: Target): string {
  return [
    `GET ${path} HTTP/1.1`,
    `Host: 127.0.0.1:${port}`,
    'Upgrade: websocket',
    'Connection: Upgrade',
    'Sec-WebSocket-Version: 13',
    `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
    ...(protocol === undefined ? [] : [`Sec-WebSocket-Protocol: ${protocol}`]),
    '\r\n',
  ].join('\r\n');
}
