// A socket whose far end is the test: it reads what was sent and says what arrives, and when.
import type { Socket } from '../../src/client/ports.ts';
import type { Down } from '../../src/protocol/down.ts';
import type { Up } from '../../src/protocol/up.ts';

export class ScriptedSocket implements Socket {
  onopen: (() => void) | null = null;
  onmessage: ((text: string) => void) | null = null;
  onclose: ((code: number, reason: string) => void) | null = null;
  readonly url: string;
  readonly protocols: readonly string[];
  /** Everything the engine sent, as text. */
  readonly sent: string[] = [];
  /** The engine closed it. */
  isClosed = false;
  #isOver = false;

  constructor(url: string, protocols: readonly string[]) {
    this.url = url;
    this.protocols = protocols;
  }

  send(text: string): void {
    if (this.#isOver || this.isClosed) throw new Error(`sent after the end: ${text}`);
    this.sent.push(text);
  }

  close(): void {
    this.isClosed = true;
  }

  get isOpen(): boolean {
    return !this.#isOver && !this.isClosed;
  }

  /** A frame arrives. */
  deliver(frame: Down): void {
    this.deliverText(JSON.stringify(frame));
  }

  deliverText(text: string): void {
    this.onmessage?.(text);
  }

  /** The far end or the network ends it. */
  fail(code = 1006, reason = ''): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.onclose?.(code, reason);
  }

  /** Frames the engine sent, without heartbeats, and forgets them: each is looked at once. */
  take(): Up[] {
    const frames = this.sent.filter((text) => text !== 'ping').map((text): Up => JSON.parse(text));
    this.sent.length = 0;
    return frames;
  }

  /** Frames of one type the engine sent, without forgetting. */
  framesOf<Type extends Up['type']>(type: Type): Extract<Up, { type: Type }>[] {
    const frames = this.sent.filter((text) => text !== 'ping').map((text): Up => JSON.parse(text));
    return frames.filter((frame): frame is Extract<Up, { type: Type }> => frame.type === type);
  }
}

/** Opens scripted sockets and remembers them. */
export class SocketScript {
  readonly sockets: ScriptedSocket[] = [];

  readonly open = (url: string, protocols: readonly string[]): ScriptedSocket => {
    const socket = new ScriptedSocket(url, protocols);
    this.sockets.push(socket);
    return socket;
  };

  get latest(): ScriptedSocket {
    const socket = this.sockets.at(-1);
    if (!socket) throw new Error('no socket was opened');
    return socket;
  }
}
