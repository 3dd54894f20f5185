// The frames of one socket to a room, one at a time for whoever is ready for the next.

export type Arrival =
  | { readonly kind: 'frame'; readonly text: string }
  | { readonly kind: 'closed'; readonly code: number }
  /** Nothing came for as long as was waited. */
  | { readonly kind: 'quiet' };

/** What is used of the runtime's socket. */
export interface RoomSocket {
  accept(): void;
  send(text: string): void;
  close(code: number): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  addEventListener(type: 'close', listener: (event: { readonly code: number }) => void): void;
  addEventListener(type: 'error', listener: () => void): void;
}

export class Inbox {
  readonly #socket: RoomSocket;
  readonly #frames: string[] = [];
  #closedWith: number | null = null;
  #wake = (): void => {};

  constructor(socket: RoomSocket) {
    this.#socket = socket;
    socket.addEventListener('message', ({ data }) => {
      if (typeof data === 'string') this.#frames.push(data);
      this.#wake();
    });
    socket.addEventListener('close', ({ code }) => this.#end(code));
    socket.addEventListener('error', () => this.#end(ABNORMAL));
    socket.accept();
  }

  async next(withinMs: number): Promise<Arrival> {
    if (this.#frames.length === 0 && this.#closedWith === null) await this.#wait(withinMs);
    const text = this.#frames.shift();
    if (text !== undefined) return { kind: 'frame', text };
    return this.#closedWith === null ? { kind: 'quiet' } : { kind: 'closed', code: this.#closedWith };
  }

  send(text: string): void {
    try {
      this.#socket.send(text);
    } catch {
      // Closed meanwhile: the next arrival says so.
    }
  }

  close(): void {
    this.#end(NORMAL);
    this.#frames.length = 0;
    try {
      this.#socket.close(NORMAL);
    } catch {
      // Closed already.
    }
  }

  #wait(withinMs: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, withinMs);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  #end(code: number): void {
    this.#closedWith ??= code;
    this.#wake();
  }
}

const NORMAL = 1000;
const ABNORMAL = 1006;
