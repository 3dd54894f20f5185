// What the engine needs from its platform, passed in: it knows no DOM, no Node, no clock of its own.
import type { MemberId } from '../protocol/ids.ts';
import type { PendingPost } from './state.ts';

/** One WebSocket, reduced to what is used. `send` before `onopen` or after `onclose` is never called. */
export interface Socket {
  send(text: string): void;
  close(code?: number, reason?: string): void;
  onopen: (() => void) | null;
  onmessage: ((text: string) => void) | null;
  /** Called once, whatever ended it; 1006 where the platform gives no code. */
  onclose: ((code: number, reason: string) => void) | null;
}

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls back once after that many ms; returns the way to cancel. */
  after(ms: number, callback: () => void): () => void;
}

/** The key pair of the person on this device. */
export interface Identity {
  readonly member: MemberId;
  /** An Ed25519 signature: 64 bytes. */
  sign(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array>;
}

/** Where posts wait, so that closing the tab loses none. One store serves one room on one device; tabs share it. */
export interface OutboxStore {
  all(): Promise<readonly PendingPost[]>;
  /** Resolves when it is as durable as this platform can make it. */
  put(post: PendingPost): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
  /** Calls back after another tab changed the store. Returns the way to stop. */
  watch(listener: () => void): () => void;
}

/** Who may drain the outbox: one engine at a time, of those that are in the room. It is asked for anew at each return. */
export interface DrainLease {
  /** Calls `held` once this engine is the one; returns the way to let go (or to stop waiting). */
  acquire(held: () => void): () => void;
}

export interface Platform {
  openSocket(url: string, protocols: readonly string[]): Socket;
  readonly clock: Clock;
  /** Uniform in [0, 1). */
  random(): number;
  randomBytes(count: number): Uint8Array;
  encodeUtf8(text: string): Uint8Array;
  isOnline(): boolean;
}

export interface OpenRoomOptions {
  readonly platform: Platform;
  /** Origin of the server, e.g. `https://ajar.example`; `ws(s)` and the signed host follow from it. */
  readonly origin: string;
  readonly room: string;
  readonly identity: Identity;
  readonly name: string;
  readonly outbox: OutboxStore;
  readonly lease: DrainLease;
}
