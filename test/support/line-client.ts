// A plain text client on Node's own WebSocket: what the tutorial's `client.py` is, with a memory.

const OPEN_WITHIN_MS = 15_000;

export class LineClient {
  readonly name: string;
  /** Every line it was shown, in order; lines that share a frame are taken apart. */
  readonly lines: string[] = [];
  readonly #socket: WebSocket;
  readonly #listeners = new Set<() => void>();

  private constructor(name: string, socket: WebSocket) {
    this.name = name;
    this.#socket = socket;
    socket.addEventListener('message', ({ data }) => {
      this.lines.push(...String(data).split('\n'));
      for (const look of this.#listeners) look();
    });
  }

  static async open(origin: string, room: string, name: string, history = 0): Promise<LineClient> {
    const query = new URLSearchParams({ name, history: `${history}` });
    const socket = new WebSocket(`${origin.replace(/^http/, 'ws')}/room/${room}?${query}`);
    const client = new LineClient(name, socket);
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const timer = setTimeout(() => reject(new Error(`${name} could not connect`)), OPEN_WITHIN_MS);
    socket.addEventListener('open', () => resolve());
    socket.addEventListener('close', () => reject(new Error(`${name} was turned away`)));
    await promise.finally(() => clearTimeout(timer));
    return client;
  }

  get isOpen(): boolean {
    return this.#socket.readyState === WebSocket.OPEN;
  }

  say(text: string): void {
    if (this.isOpen) this.#socket.send(text);
  }

  /** Called after every frame. */
  onLines(look: () => void): void {
    this.#listeners.add(look);
  }

  async until(condition: () => boolean, withinMs = OPEN_WITHIN_MS): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const look = () => condition() && resolve();
    const timer = setTimeout(() => reject(new Error(`${this.name} waited in vain`)), withinMs);
    this.onLines(look);
    look();
    await promise.finally(() => {
      clearTimeout(timer);
      this.#listeners.delete(look);
    });
  }

  close(): void {
    this.#socket.close();
  }
}
