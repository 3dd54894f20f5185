// The one file of the engine that touches globals: those that browsers, workers, Node, Deno and Bun share.
import { engineSocket } from '../engine-socket.ts';
import type { SubtleEd25519 } from '../identity.ts';
import type { Platform } from '../ports.ts';
import { AjarError } from './ajar-error.ts';
import type { WebSocketConstructor, WebSocketLike } from './platform-types.ts';

/** What is used of the surroundings; any of it may be missing. */
interface Surroundings {
  readonly WebSocket?: WebSocketConstructor;
  readonly crypto?: {
    readonly subtle?: SubtleEd25519<unknown>;
    getRandomValues<Bytes extends Uint8Array>(bytes: Bytes): Bytes;
  };
  readonly navigator?: { readonly onLine?: boolean };
  readonly TextEncoder: new () => { encode(text: string): Uint8Array };
  setTimeout(callback: () => void, ms: number): unknown;
  clearTimeout(timer: unknown): void;
}

const surroundings = globalThis as unknown as Surroundings;

/** `given` takes the place of the global WebSocket. */
export function globalPlatform(given?: WebSocketConstructor): Platform {
  const Dial = given ?? surroundings.WebSocket;
  if (Dial === undefined) throw new AjarError('noWebSocket');
  const utf8 = new surroundings.TextEncoder();
  return {
    openSocket: (url, protocols) => engineSocket(inPeace(new Dial(url, [...protocols]))),
    clock: { now: () => Date.now(), after },
    random: () => Math.random(),
    randomBytes,
    encodeUtf8: (text) => utf8.encode(text),
    isOnline: () => surroundings.navigator?.onLine ?? true,
  };
}

export function randomBytes(count: number): Uint8Array {
  if (surroundings.crypto === undefined) throw new AjarError('noCrypto');
  return surroundings.crypto.getRandomValues(new Uint8Array(count));
}

/** Null on pages without a secure context. */
export function globalSubtle(): SubtleEd25519<unknown> | null {
  return surroundings.crypto?.subtle ?? null;
}

function after(ms: number, callback: () => void): () => void {
  const timer = surroundings.setTimeout(callback, ms);
  return () => surroundings.clearTimeout(timer);
}

/** A failed dialling is told twice, as an error, which the package `ws` throws if nobody hears it, and as a close. */
function inPeace(web: WebSocketLike): WebSocketLike {
  web.onerror = () => {};
  return web;
}
