// The little that the kit needs of its surroundings, in types of its own: whoever uses it needs none of the DOM's or
// Node's.

/** A WebSocket as browsers, Node, Deno, Bun and the package `ws` have it. */
export interface WebSocketLike {
  send(text: string): void;
  close(code?: number, reason?: string): void;
  /** Set by the kit; `never` lets every such class fit, whatever its events are called. */
  onopen: ((event: never) => void) | null;
  onmessage: ((event: never) => void) | null;
  onclose: ((event: never) => void) | null;
  onerror: ((event: never) => void) | null;
}

export type WebSocketConstructor = new (url: string, protocols: string[]) => WebSocketLike;

/** An `AbortSignal`. */
export interface AbortSignalLike {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** Someone else's signing hand, such as a key that no program may read. */
export interface Signer {
  /** The Ed25519 public key: 32 bytes in unpadded base64url. */
  readonly member: string;
  /** The 64 bytes of an Ed25519 signature. */
  sign(bytes: Uint8Array): Promise<Uint8Array>;
}

/**
 * Where posts wait, so that a program that ends loses none: the next one that connects under the same identity sends
 * them. Posts are plain JSON values, to be kept by their `id`. One program at a time may use it.
 */
export interface Outbox {
  all(): Promise<readonly unknown[]>;
  /** Resolves when the post is safe. */
  put(post: { readonly id: string }): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
}
